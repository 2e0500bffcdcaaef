import { describe, expect, it } from 'vitest';
import { aimsAtServer, fillIn } from './fill-in.ts';

describe('the parameters of a fault at a step', () => {
  const points = 'conductor.on_report[instance=={instance}]=exit';

  it('name those who came by: the service that stands there, and its server', () => {
    const here = { service: 'cell1-conductor', instance: 'a' };
    expect(fillIn({ of: '(the one at the step)', points, times: 2 }, here)).toEqual({
      of: 'cell1-conductor',
      points: 'conductor.on_report[instance==a]=exit',
      times: 2,
    });
  });

  it('are about one server where they name it', () => {
    expect([aimsAtServer({ points }), aimsAtServer({ points: 'conductor.on_report=exit' })]).toEqual([
      true,
      false,
    ]);
  });
});

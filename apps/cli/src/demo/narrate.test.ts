import { CellConductor, Compute } from '@cellflow/contracts-cell';
import { Envelope } from '@cellflow/contracts-common';
import { Placement } from '@cellflow/contracts-placement';
import { describe, expect, it } from 'vitest';
import { createPaint } from '../terminal/paint.ts';
import { cellOfUser } from './cell-of-user.ts';
import { drawLine } from './draw-line.ts';
import { narrateEvent } from './narrate-event.ts';
import { narrateMessage } from './narrate-message.ts';

const names = { hostOfProvider: (uuid: string) => `host of ${uuid}` };
const seen = (user: string, vhost: string, method: { path: string }, body: Uint8Array) => ({
  ...{ user, vhost },
  message: Envelope.create({ method: method.path, body }),
});

describe('the lines of the demo', () => {
  it('know a claim of the scheduler from one of a retry', () => {
    const { claim } = Placement.methods;
    const body = claim.request.encode({
      attempt: 2,
      allocationRequest: { allocations: [{ providerUuid: 'p1' }] },
    });
    expect(narrateMessage(seen('scheduler', 'placement', claim, body), names)).toMatchObject({
      ...{ hop: '3c', level: 'global', from: 'scheduler', to: 'placement', kind: 'call' },
      text: 'claim host of p1 for attempt 2',
    });
    expect(narrateMessage(seen('cell1-conductor', 'placement', claim, body), names)).toMatchObject({
      ...{ hop: '11', level: 'cell', from: 'cell1 conductor' },
    });
  });

  it('say which host failed and why, and which alternates a build takes along', () => {
    const { buildInstances } = CellConductor.methods;
    const failed = buildInstances.request.encode({ host: 'h1', failure: { message: 'disk is full' } });
    expect(narrateMessage(seen('cell1-compute', 'cell1', buildInstances, failed), names)).toMatchObject({
      ...{ hop: '9b', from: 'h1', to: 'cell1 conductor', kind: 'cast', text: 'failed: disk is full' },
    });
    const { buildAndRunInstance } = Compute.methods;
    const build = buildAndRunInstance.request.encode({
      ...{ host: 'h2', attempt: 2 },
      hostList: [{ host: 'h3' }],
    });
    expect(narrateMessage(seen('super-conductor', 'cell1', buildAndRunInstance, build), names)).toMatchObject(
      {
        ...{ hop: '6', to: 'h2', text: 'build it, attempt 2; alternates h3' },
      },
    );
  });

  it('leave housekeeping out', () => {
    const { reportState } = CellConductor.methods;
    const body = reportState.request.encode({});
    expect(narrateMessage(seen('cell1-compute', 'cell1', reportState, body), names)).toBeNull();
    expect(narrateEvent({ type: 'provider.updated' }, 'placement')).toBeNull();
  });

  it('fit the width, and indent what happens inside a cell', () => {
    const line = narrateEvent({ type: 'build.refused', host: 'h9', reason: 'x '.repeat(60) }, 'cell1')!;
    const text = drawLine(line, { paint: createPaint({ terminal: false, env: {} }), columns: 100 });
    expect(text).toMatch(/^ {3}11 {4}cell1 conductor/);
    for (const each of text.split('\n')) expect(each.length).toBeLessThanOrEqual(100);
  });
});

describe('the cell of a user', () => {
  it('is that of a conductor or compute of a cell, and of nobody else', () => {
    expect(['cell1-conductor', 'cell12-compute', 'super-conductor', 'api'].map(cellOfUser)).toEqual([
      'cell1',
      'cell12',
      null,
      null,
    ]);
  });
});

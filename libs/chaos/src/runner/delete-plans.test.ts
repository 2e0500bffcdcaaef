import { historyOf, judge } from '@cellflow/checker';
import { describe, expect, it } from 'vitest';
import type { ChaosService } from '../cloud/index.ts';
import { deletePlans } from './delete-plans.ts';

const steps = ['api.after_persist', 'super.after_select', 'conductor.after_claim'] as const;
const none = { mappings: [], buildRequests: [], ledger: [] };
const nothing = historyOf({
  ...{ accepted: [], deleted: [], api: none, guests: [], alternates: 2, cells: [] },
  placement: { providers: [], consumers: [], ledger: [] },
});

function planned() {
  const removed: string[] = [];
  const remove = (server: string, step: string) => Promise.resolve(void removed.push(`${server} at ${step}`));
  const plans = deletePlans({ steps: [...steps], nth: 2 }, remove);
  const comeBy = (at: number, instance?: string) =>
    plans.plans[at]!.reached({ service: {} as ChaosService, facts: instance ? { instance } : {} });
  const i32 = () =>
    judge({ ...nothing, faults: plans.records(5) }, { quiescent: true }).results.find(
      ({ id }) => id === 'I32',
    )!;
  return { plans, removed, comeBy, i32 };
}

describe('deletes at steps', () => {
  it('come each of a later server than at the step before', async () => {
    const { plans, removed, comeBy, i32 } = planned();
    expect(plans.plans.map(({ trigger: { point, nth } }) => [point, nth])).toEqual([
      [steps[0], 2],
      [steps[1], 3],
      [steps[2], 4],
    ]);
    for (const at of [0, 1, 2]) await comeBy(at, `u${at}`);
    expect(removed).toEqual([
      'u0 at api.after_persist',
      'u1 at super.after_select',
      'u2 at conductor.after_claim',
    ]);
    expect([plans.waiting(), plans.records(5), plans.states()]).toEqual([0, [], []]);
    expect(i32().violations).toEqual([]);
  });

  it('come of another server each: one that is deleted already is passed over', async () => {
    const { plans, removed, comeBy } = planned();
    await comeBy(0, 'u0');
    expect(await comeBy(1, 'u0')).toBe(false);
    expect(plans.waiting()).toBe(2);
    expect(await comeBy(1, 'u1')).toBe(true);
    expect(removed).toEqual(['u0 at api.after_persist', 'u1 at super.after_select']);
  });

  it('that never came, or of nobody knows which server, make the run vacuous', async () => {
    const { plans, comeBy, i32 } = planned();
    await comeBy(0, 'u0');
    await comeBy(1);
    expect(plans.waiting()).toBe(1);
    expect(plans.states()).toEqual([
      {
        ...{ id: 'd2', text: 'delete of a server at super.after_select (hit 3)', state: 'waits' },
        effect: 'the step does not tell of which server it is',
      },
      {
        ...{ id: 'd3', text: 'delete of a server at conductor.after_claim (hit 4)', state: 'waits' },
        effect: 'its moment has not come',
      },
    ]);
    expect(plans.records(5).map(({ id, effect }) => [id, effect])).toEqual([
      ['d2', null],
      ['d3', null],
    ]);
    expect(i32()).toMatchObject({ verdict: 'vacuous', looked: 2 });
    expect(i32().violations[1]!.message).toBe(
      'delete of a server at conductor.after_claim (hit 4) had no effect',
    );
  });
});

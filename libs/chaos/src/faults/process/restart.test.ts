import { describe, expect, it } from 'vitest';
import type { ChaosCloud } from '../../cloud/chaos-cloud.ts';
import { noNote, noUndo } from '../../leases/remedy.ts';
import { findFaultKind } from '../index.ts';

/** Services that end and start at once. */
function cloudOf(...aliases: readonly string[]) {
  const services = aliases.map((alias) => {
    let runs = true;
    return {
      ...{ id: alias, alias, whenDown: () => noNote, running: () => runs, untilReady: async () => undefined },
      start: async () => void (runs = true),
      stop: async () => void (runs = false),
    };
  });
  return { services, undo: noUndo } as unknown as ChaosCloud;
}

const restart = (cloud: ChaosCloud, times: number) =>
  findFaultKind('restart')!.inject(cloud, { service: '*', times });

describe('restart', () => {
  it('has bitten when every service was restarted as often as it was asked for', async () => {
    const fault = await restart(cloudOf('api', 'placement'), 2);
    await expect.poll(async () => (await fault.effect()).measure).toBe(4);
    await fault.heal();
    expect(await fault.effect()).toEqual({ bit: true, measure: 4, text: '4 restarts' });
  });

  it('has not where it was healed before, and says how far it came', async () => {
    const fault = await restart(cloudOf('api', 'placement'), 2);
    await fault.heal();
    expect(await fault.effect()).toEqual({ bit: false, measure: 1, text: '1 of 4 restarts' });
  });
});

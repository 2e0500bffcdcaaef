import { judge } from '@cellflow/checker';
import type { History, Terms } from '@cellflow/checker';
import { canary } from './canary.ts';
import { occasions } from './occasions.ts';
import type { Occasion, OccasionName } from './occasions.ts';
import { TestCloud } from './test-cloud.ts';
import type { TestCloudOptions } from './test-cloud.ts';

const inventory = { VCPU: 4, MEMORY_MB: 8192, DISK_GB: 100 };
const one = { VCPU: 1, MEMORY_MB: 512, DISK_GB: 1 };
const failing = (rule: object) => ({ failures: [{ message: 'no power', ...rule }] });

/** Hosts for every way that a build can go; the zone of a request chooses it. */
const profile = {
  hosts: [
    { name: '{cell}-good{n}', count: 3, inventory, availabilityZone: 'good' },
    { name: '{cell}-tight', inventory: one, availabilityZone: 'tight' },
    ...[
      { zone: 'flaky', behaviour: failing({ attempts: [1] }) },
      { zone: 'broken', behaviour: failing({ probability: 1 }) },
    ].map(({ zone, behaviour }) => ({
      ...{ name: `{cell}-${zone}{n}`, count: 3, inventory, availabilityZone: zone, behaviour },
    })),
    { name: '{cell}-hung', inventory, availabilityZone: 'hung', behaviour: { hang: 1 } },
  ],
};

export interface RunOptions extends Pick<TestCloudOptions, 'wrap'> {
  /** What happens amid the run. Default: nothing. */
  readonly amid?: OccasionName;
  /** The invariant that is broken: where it does not take a cloud at rest to tell, the run is over once it is found. */
  readonly breaks?: string;
}

const terms: Partial<Terms> = { quota: 50 };

/** How long a cloud may take to come to rest, ms. A broken one never does. */
const patienceMs = { sound: 20_000, broken: 2000 };

/** A cloud that is as it should be, or one that is broken in a way that shows before it is at rest. */
function isOver(history: History, breaks: string | undefined): boolean {
  if (judge(history, { quiescent: true }).verdict === 'valid') return true;
  return (
    breaks !== undefined && judge(history, { quiescent: false, invariants: [breaks] }).verdict === 'invalid'
  );
}

/**
 * Boots that succeed, that are retried, that try every host in vain, that fit nowhere, that ask twice under one key,
 * and a delete: the history of a whole cloud in this process, at rest or after it should have been.
 */
export async function run(options: RunOptions = {}): Promise<History> {
  const { wrap, amid, breaks } = options;
  const occasion: Occasion | undefined = amid && occasions[amid]();
  const { zone, clock, buildTimeoutMs = 60_000 } = occasion ?? {};
  await using cloud = await TestCloud.start({
    ...{ on: 'memory', profile, trace: true, buildTimeoutMs, leaseMs: 30_000, clock },
    wrap: {
      ...wrap,
      store(store, user) {
        const below = occasion?.store?.(store, user) ?? store;
        return wrap?.store?.(below, user) ?? below;
      },
    },
  });
  const good = await cloud.boot(2, { zone: 'good' });
  await cloud.boot(1, { zone: 'flaky' });
  await cloud.boot(1, { zone: 'broken' });
  await cloud.boot(1, { zone: 'nowhere' });
  for (const name of ['a', 'b', 'c']) await cloud.boot(1, { zone: 'tight', name });
  for (let again = 0; again < 2; again += 1) await cloud.boot(1, { zone: 'good', idempotencyKey: 'once' });
  if (zone) await cloud.boot(1, { zone });
  const timeoutMs = wrap ? patienceMs.broken : patienceMs.sound;
  await cloud
    .waitFor(
      () => cloud.servers(),
      (servers) => servers.every(({ status }) => status !== 'BUILD'),
      { timeoutMs },
    )
    .catch(() => undefined);
  await occasion?.happens(cloud);
  await cloud.rest.show(good[1] as string);
  await cloud.stranger.list();
  await cloud.stranger.show(good[1] as string);
  await cloud.stranger.remove(good[1] as string);
  await cloud.delete(good[0] as string);
  let history = await cloud.history(terms, [canary]);
  await cloud
    .waitFor(
      async () => isOver((history = await cloud.history(terms, [canary])), breaks),
      (over) => over,
      { timeoutMs },
    )
    .catch(() => undefined);
  return history;
}

import { judge } from '@cellflow/checker';
import type { History, Terms } from '@cellflow/checker';
import { canary } from './canary.ts';
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
  /** A server whose build never ends is booted, too: its lease must run out. */
  readonly hung?: boolean;
}

const terms: Partial<Terms> = { quota: 50 };

/** How long a cloud may take to come to rest, ms. A broken one never does. */
const patienceMs = { sound: 20_000, broken: 2000, hung: 5000 };

/**
 * Boots that succeed, that are retried, that try every host in vain, that fit nowhere, that ask twice under one key,
 * and a delete: the history of a whole cloud in this process, at rest or after it should have been.
 */
export async function run(options: RunOptions = {}): Promise<History> {
  const { wrap, hung = false } = options;
  const limits = { buildTimeoutMs: hung ? 400 : 60_000, leaseMs: 30_000 };
  await using cloud = await TestCloud.start({ on: 'memory', profile, trace: true, wrap, ...limits });
  const good = await cloud.boot(2, { zone: 'good' });
  await cloud.boot(1, { zone: 'flaky' });
  await cloud.boot(1, { zone: 'broken' });
  await cloud.boot(1, { zone: 'nowhere' });
  for (const name of ['a', 'b', 'c']) await cloud.boot(1, { zone: 'tight', name });
  for (let again = 0; again < 2; again += 1) await cloud.boot(1, { zone: 'good', idempotencyKey: 'once' });
  if (hung) await cloud.boot(1, { zone: 'hung' });
  const timeoutMs = wrap ? (hung ? patienceMs.hung : patienceMs.broken) : patienceMs.sound;
  await cloud
    .waitFor(
      () => cloud.servers(),
      (servers) => servers.every(({ status }) => status !== 'BUILD'),
      { timeoutMs },
    )
    .catch(() => undefined);
  await cloud.stranger.list();
  await cloud.stranger.show(good[1] as string);
  await cloud.stranger.remove(good[1] as string);
  await cloud.delete(good[0] as string);
  let history = await cloud.history(terms, [canary]);
  await cloud
    .waitFor(
      async () => judge((history = await cloud.history(terms, [canary])), { quiescent: true }).verdict,
      (verdict) => verdict === 'valid',
      { timeoutMs: wrap ? patienceMs.broken : patienceMs.sound },
    )
    .catch(() => undefined);
  return history;
}

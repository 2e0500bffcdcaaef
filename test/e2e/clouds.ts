import type { TestCloud } from '@cellflow/test-kit';
import { inject } from 'vitest';

// The clouds of the stories share the servers that the run started; other suites start their own.
Object.assign(process.env, inject('realServers'));

/** Hosts that behave: 16 VCPU, 32 GiB, 500 GB. */
export const inventory = { VCPU: 16, MEMORY_MB: 32_768, DISK_GB: 500 };

/** Every story runs on one process over memory, and on a process per service over RabbitMQ and Redis. */
export const modes = ['memory', 'processes'] as const;

/** A cell with a zone for each way a build can go; the zone of a boot request chooses the way. */
export const mixedProfile = {
  hosts: [
    { name: '{cell}-good{n}', count: 4, inventory, availabilityZone: 'good' },
    {
      name: '{cell}-flaky{n}',
      count: 4,
      inventory,
      availabilityZone: 'flaky',
      behaviour: { failures: [{ attempts: [1], message: 'the first try never works here' }] },
    },
    {
      name: '{cell}-broken{n}',
      count: 4,
      inventory,
      availabilityZone: 'broken',
      behaviour: { failures: [{ probability: 1, message: 'no power' }] },
    },
    {
      name: '{cell}-abort{n}',
      count: 2,
      inventory,
      availabilityZone: 'abort',
      behaviour: { failures: [{ probability: 1, class: 'abort', message: 'the image is damaged' }] },
    },
    { name: '{cell}-slow{n}', count: 2, inventory, availabilityZone: 'slow', behaviour: { spawnMs: 3000 } },
  ],
};

/** Waits until a cloud that is left alone breaks no invariant; rejects with those it still breaks. */
export async function untilSound(cloud: TestCloud, options: { timeoutMs?: number; what?: string } = {}) {
  const violations = () =>
    cloud.verify().then(
      () => '',
      (error: Error) => error.message,
    );
  await cloud.waitFor(violations, (text) => text === '', { what: 'a sound cloud', ...options });
}

/**
 * Boots `count` servers, each by a request of its own, `atATime` under way. One request for many is another story:
 * its servers are never alternates of each other, as in Nova.
 */
export async function bootEach(cloud: TestCloud, count: number, atATime = 50): Promise<string[]> {
  const ids: string[] = [];
  let started = 0;
  const client = async () => {
    while (started < count) ids.push(...(await cloud.boot(1, { name: `load-${++started}` })));
  };
  await Promise.all(Array.from({ length: atATime }, client));
  return ids;
}

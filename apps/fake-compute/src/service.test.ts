import { RpcError } from '@cellflow/rpc';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryGuestLog } from './guest-log/memory-guest-log.ts';
import { providerUuid } from './register.ts';
import { createCompute } from './test-compute.ts';

const record = (act: 'spawn' | 'destroy', instanceUuid: string, attempt: number) => ({
  act,
  instanceUuid,
  attempt,
  atMs: 0,
});

describe('a compute service', () => {
  it('registers every host under a lasting id before it takes builds', async () => {
    const { providers } = await createCompute({ count: 150 });
    expect(providers).toHaveLength(150);
    expect(providers[0]).toMatchObject({
      uuid: providerUuid('cell1', 'h1'),
      name: 'h1',
      cell: 'cell1',
      availabilityZone: 'nova',
      inventories: [{ resourceClass: 'VCPU', total: 8, maxUnit: 8, allocationRatio: 1 }],
    });
    expect(new Set(providers.map(({ uuid }) => uuid)).size).toBe(150);
    expect(providerUuid('cell1', 'h1')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(providerUuid('cell2', 'h1')).not.toBe(providerUuid('cell1', 'h1'));
  });

  it('asks which guests may stay when it comes back, and destroys the others', async () => {
    const guestLog = createMemoryGuestLog();
    await guestLog.append('h1', record('spawn', 'stays', 1));
    await guestLog.append('h1', record('spawn', 'goes', 2));
    await guestLog.append('h1', record('spawn', 'went', 1));
    await guestLog.append('h1', record('destroy', 'went', 1));
    const asked: string[] = [];
    const compute = await createCompute({
      guestLog,
      answers: {
        syncGuests: async ({ guests }) => {
          asked.push(...guests.map((guest) => guest.instanceUuid));
          return { destroy: guests.filter((guest) => guest.instanceUuid === 'goes') };
        },
      },
    });
    expect(asked).toEqual(['stays', 'goes']);
    expect(compute.guests().at(-1)).toBe('destroy goes 2 h1');
  });

  it('reports a guest that outlived it instead of building it again', async () => {
    const guestLog = createMemoryGuestLog();
    await guestLog.append('h1', record('spawn', 's1', 1));
    const compute = await createCompute({ guestLog });
    await compute.boot('s1');
    await vi.waitFor(() => expect(compute.told).toEqual(['finish 1 active ']));
    expect(compute.guests()).toEqual(['spawn s1 1 h1']);
  });

  it('renews the leases of running builds, and stops those that are lost', async () => {
    const renewed: string[] = [];
    const compute = await createCompute({
      behaviour: { hang: 1 },
      leaseMs: 30,
      answers: {
        renewLeases: async ({ builds }) => {
          renewed.push(...builds.map((build) => build.instanceUuid));
          return { lost: renewed.length > 3 ? builds : [] };
        },
      },
    });
    await compute.boot('s1');
    await vi.waitFor(() => expect(renewed.length).toBeGreaterThan(3));
    const { length } = renewed;
    await compute.boot('s2');
    await vi.waitFor(() => expect(renewed.slice(length)).toContain('s2'));
    expect(renewed.slice(length)).not.toContain('s1');
  });

  it('asks about the guest of a lost build until it hears whether that stays', async () => {
    let asked = 0;
    let reported = false;
    const compute = await createCompute({
      leaseMs: 60,
      answers: {
        finishBuild: () => {
          reported = true;
          return Promise.reject(new RpcError('UNAVAILABLE', 'not now'));
        },
        renewLeases: async ({ builds }) => ({ lost: reported ? builds : [] }),
        syncGuests: async ({ guests }) => {
          asked += 1;
          if (asked === 1) throw new RpcError('INVALID_ARGUMENT', 'the message came to harm');
          return { destroy: guests };
        },
      },
    });
    await compute.boot('s1');
    await vi.waitFor(() => expect(compute.guests().at(-1)).toBe('destroy s1 1 h1'), { timeout: 5000 });
    expect(asked).toBe(2);
  });

  it('asks about a guest whose report came to harm', async () => {
    const asked: string[] = [];
    const compute = await createCompute({
      answers: {
        finishBuild: () => Promise.reject(new RpcError('INVALID_ARGUMENT', 'the message came to harm')),
        syncGuests: async ({ guests }) => {
          asked.push(...guests.map(({ instanceUuid }) => instanceUuid));
          return { destroy: guests.filter(({ instanceUuid }) => instanceUuid === 'goes') };
        },
      },
    });
    await compute.boot('goes');
    await compute.boot('stays');
    await vi.waitFor(() => expect(compute.guests().at(-1)).toBe('destroy goes 1 h1'), { timeout: 5000 });
    await vi.waitFor(() => expect(asked.sort()).toEqual(['goes', 'stays']));
    expect(compute.guests()).toHaveLength(3);
  });

  it('destroys a guest whose delete it was never told of', async () => {
    const compute = await createCompute({
      syncEveryMs: 100,
      answers: { syncGuests: async ({ guests }) => ({ destroy: guests }) },
    });
    await compute.boot('s1');
    await vi.waitFor(() => expect(compute.told.at(-1)).toMatch(/^finish 1 active/));
    await vi.waitFor(() => expect(compute.guests().at(-1)).toBe('destroy s1 1 h1'));
  });

  it('lets short builds end when it stops, and hands the others back', async () => {
    const compute = await createCompute({
      behaviour: { spawnMs: 200 },
      stopGraceMs: 5000,
    });
    await compute.boot('s1');
    await vi.waitFor(() => expect(compute.told).toHaveLength(2));
    await compute.service.stop();
    expect(compute.told.at(-1)).toBe('finish 1 active ');

    const slow = await createCompute({ behaviour: { spawnMs: 60_000 }, stopGraceMs: 20 });
    await slow.boot('s1');
    await vi.waitFor(() => expect(slow.told).toHaveLength(2));
    await slow.service.stop();
    await vi.waitFor(() => expect(slow.told.at(-1)).toBe('failed 1 h1 ComputeStopped h8+h9'));
    expect(slow.guests()).toEqual([]);
  });
});

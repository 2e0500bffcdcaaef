import { BuildVerdict } from '@cellflow/contracts-cell';
import { RpcError } from '@cellflow/rpc';
import { describe, expect, it, vi } from 'vitest';
import { createCompute } from '../test-compute.ts';

const idle = (compute: Awaited<ReturnType<typeof createCompute>>) =>
  vi.waitFor(() => expect(compute.waiting()).toEqual({ ready: 0, unacked: 0 }));

describe('BuildAndRunInstance', () => {
  it('builds an instant guest with two calls, the phases folded into the second', async () => {
    const compute = await createCompute();
    await compute.boot('s1');
    await vi.waitFor(() =>
      expect(compute.told).toEqual([
        'begin 1 h1',
        'finish 1 active networking+block_device_mapping+spawning',
      ]),
    );
    expect(compute.guests()).toEqual(['spawn s1 1 h1']);
  });

  it('tells of phases that take time when they begin', async () => {
    const compute = await createCompute({ behaviour: { networkingMs: 5, spawnMs: { min: 5, max: 9 } } });
    await compute.boot('s1');
    await vi.waitFor(() =>
      expect(compute.told).toEqual([
        'begin 1 h1',
        'update networking',
        'update block_device_mapping+spawning',
        'finish 1 active ',
      ]),
    );
  });

  it('has the guest in the log before it says so', async () => {
    let seen: string[] = [];
    const compute = await createCompute({
      answers: {
        finishBuild: async () => {
          seen = compute.guests();
          return compute.verdict(BuildVerdict.PROCEED);
        },
      },
    });
    await compute.boot('s1');
    await vi.waitFor(() => expect(seen).toEqual(['spawn s1 1 h1']));
  });

  it('hands a failed build back with the alternates, and leaves no guest', async () => {
    const compute = await createCompute({ behaviour: { failures: [{ attempts: [1] }] } });
    await compute.boot('s1');
    await vi.waitFor(() =>
      expect(compute.told).toEqual(['begin 1 h1', 'failed 1 h1 RescheduledException h8+h9']),
    );
    await compute.boot('s1', { attempt: 2 });
    await vi.waitFor(() => expect(compute.guests()).toEqual(['spawn s1 2 h1']));
  });

  it('ends an abort-class failure, and any failure where retry is off, by itself', async () => {
    const compute = await createCompute({
      behaviour: {
        failures: [{ attempts: [1], class: 'abort' }, { attempts: [2] }],
      },
    });
    await compute.boot('s1');
    await compute.boot('s2', { attempt: 2, retry: false });
    const phases = 'networking+block_device_mapping+spawning';
    await vi.waitFor(() =>
      expect(new Set(compute.told)).toEqual(
        new Set([
          'begin 1 h1',
          'begin 2 h1',
          `finish 1 BuildAbortException ${phases}`,
          `finish 2 RescheduledException ${phases}`,
        ]),
      ),
    );
  });

  it('builds an attempt once however often its message comes', async () => {
    const compute = await createCompute({ behaviour: { spawnMs: 20 } });
    await Promise.all([compute.boot('s1'), compute.boot('s1')]);
    await vi.waitFor(() => expect(compute.told.at(-1)).toMatch(/^finish/));
    await compute.boot('s1');
    await idle(compute);
    expect(compute.told.filter((line) => line.startsWith('begin'))).toHaveLength(1);
    expect(compute.guests()).toEqual(['spawn s1 1 h1']);
  });

  it.each([BuildVerdict.STALE, BuildVerdict.UNKNOWN])(
    'does not build what is not its own: verdict %d',
    async (value) => {
      const compute = await createCompute({ answers: { beginBuild: async () => compute.verdict(value) } });
      await compute.boot('s1');
      await idle(compute);
      await vi.waitFor(() => expect(compute.told).toEqual(['begin 1 h1']));
      expect(compute.guests()).toEqual([]);
    },
  );

  it('destroys the guest of an overtaken attempt, and of a deleted server, saying so', async () => {
    const answers = { value: BuildVerdict.STALE as number };
    const compute = await createCompute({
      answers: { finishBuild: async () => compute.verdict(answers.value) },
    });
    await compute.boot('s1');
    await vi.waitFor(() => expect(compute.guests()).toEqual(['spawn s1 1 h1', 'destroy s1 1 h1']));
    expect(compute.told).not.toContain('terminated h1');
    answers.value = BuildVerdict.DELETING;
    await compute.boot('s2');
    await vi.waitFor(() => expect(compute.told).toContain('terminated h1'));
    expect(compute.guests().slice(2)).toEqual(['spawn s2 1 h1', 'destroy s2 1 h1']);
  });

  it('stops in the middle when a report is answered with a delete', async () => {
    const compute = await createCompute({
      behaviour: { networkingMs: 1 },
      answers: { updateBuild: async () => compute.verdict(BuildVerdict.DELETING) },
    });
    await compute.boot('s1');
    await vi.waitFor(() => expect(compute.told).toContain('terminated h1'));
    expect(compute.guests()).toEqual([]);
  });

  it('asks until the conductor answers', async () => {
    let away = 2;
    const compute = await createCompute({
      answers: {
        finishBuild: async () => {
          if (away-- > 0) throw new RpcError('UNAVAILABLE', 'no store');
          return compute.verdict(BuildVerdict.PROCEED);
        },
      },
    });
    await compute.boot('s1');
    await vi.waitFor(() => expect(away).toBe(-1), { timeout: 5000 });
    expect(compute.guests()).toEqual(['spawn s1 1 h1']);
  });

  it('runs as many builds at once as it may, and holds no message for the others', async () => {
    const compute = await createCompute({ behaviour: { hang: 1 }, maxConcurrentBuilds: 2 });
    await Promise.all(['s1', 's2', 's3'].map((uuid) => compute.boot(uuid)));
    await vi.waitFor(() => expect(compute.told).toHaveLength(5));
    await idle(compute);
    expect(compute.told.filter((line) => line.startsWith('begin'))).toHaveLength(3);
    expect(compute.told.filter((line) => line.startsWith('update'))).toHaveLength(2);
    await compute.terminate('s1');
    await vi.waitFor(() => expect(compute.told.filter((line) => line.startsWith('update'))).toHaveLength(3));
  });

  it('ends at the step where a host is made to crash', async () => {
    const steps: string[] = [];
    const compute = await createCompute({
      behaviour: { crash: { at: 'spawned', nth: 2 } },
      crash: (step, host) => void steps.push(`${step} ${host}`),
    });
    for (const uuid of ['s1', 's2', 's3']) await compute.boot(uuid);
    await vi.waitFor(() => expect(compute.guests()).toHaveLength(3));
    expect(steps).toEqual(['spawned h1']);
  });
});

import { BuildVerdict } from '@cellflow/contracts-cell';
import { describe, expect, it, vi } from 'vitest';
import { createCompute } from '../test-compute.ts';

describe('TerminateInstance', () => {
  it('destroys the guest, then says so, every time it is asked', async () => {
    const compute = await createCompute();
    await compute.boot('s1');
    await vi.waitFor(() => expect(compute.guests()).toHaveLength(1));
    await compute.terminate('s1');
    await compute.terminate('s1');
    await vi.waitFor(() => expect(compute.told.filter((line) => line === 'terminated h1')).toHaveLength(2));
    expect(compute.guests()).toEqual(['spawn s1 1 h1', 'destroy s1 1 h1']);
  });

  it('stops a build that is going on', async () => {
    const compute = await createCompute({ behaviour: { spawnMs: 60_000 } });
    await compute.boot('s1');
    await vi.waitFor(() => expect(compute.told).toHaveLength(2));
    await compute.terminate('s1');
    await vi.waitFor(() => expect(compute.told).toContain('terminated h1'));
    expect(compute.guests()).toEqual([]);
  });

  it('waits for a build that is just being taken over, and leaves no guest of it', async () => {
    let answer = (): void => undefined;
    const compute = await createCompute({
      answers: {
        beginBuild: () =>
          new Promise((resolve) => {
            answer = () => resolve(compute.verdict(BuildVerdict.PROCEED));
          }),
      },
    });
    await compute.boot('s1');
    await vi.waitFor(() => expect(compute.told).toEqual(['begin 1 h1']));
    await compute.terminate('s1');
    await vi.waitFor(() => expect(compute.waiting().unacked).toBe(2));
    answer();
    await vi.waitFor(() => expect(compute.told).toContain('terminated h1'));
    await vi.waitFor(() => expect(compute.waiting().unacked).toBe(0));
    expect(compute.told).toEqual(['begin 1 h1', 'terminated h1']);
    expect(compute.guests()).toEqual([]);
  });
});

import { LedgerEvent } from '@cellflow/contracts-common';
import { systemClock } from '@cellflow/platform';
import { RestError } from '@cellflow/stack';
import { describe, expect, it } from 'vitest';
import { createOutcomes } from './outcomes.ts';
import { play } from './player.ts';
import type { TraceRequest } from './read-requests.ts';
import { toTimeline } from './timeline.ts';
import type { Speed } from './timeline.ts';

const request = (name: string, createdAtS: number, deletedAtS: number | null): TraceRequest => ({
  ...{ name, cpuMilli: 1000, memoryMib: 512, gpus: 0, gpuMilli: 0, models: [], createdAtS, deletedAtS },
});

/** A cloud that only writes down what it is asked, and builds when told to. */
function stage(
  requests: TraceRequest[],
  options: { speed?: Speed; inFlight?: number; failFirst?: boolean } = {},
) {
  const log: string[] = [];
  const keys: (string | undefined)[] = [];
  const outcomes = createOutcomes(systemClock);
  const progress = { done: 0, total: 0 };
  const stop = new AbortController();
  const finish = (uuid: string) =>
    outcomes.take(
      LedgerEvent.create({ type: 'build.succeeded', instanceUuid: uuid, toState: 'active/none' }),
    );
  let fail = options.failFirst ?? false;
  const rest = {
    async boot({ name, idempotencyKey }: { name: string; idempotencyKey?: string }) {
      keys.push(idempotencyKey);
      if (fail) {
        fail = false;
        throw new RestError(503, 'not now');
      }
      log.push(`boot ${name}`);
      return [name];
    },
    async remove(uuid: string) {
      log.push(`delete ${uuid}`);
      return true;
    },
  };
  const speed = options.speed ?? 'max';
  const played = play({
    ...{ requests, rest, outcomes, clock: systemClock, progress, signal: stop.signal, speed },
    ...{ timeline: toTimeline(requests, { speed }), inFlight: options.inFlight ?? 10 },
    ...{ buildTimeoutMs: 60_000, run: 'test' },
  });
  played.catch(() => undefined);
  return { log, keys, finish, played, progress, stop };
}

const turns = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('the player', () => {
  it('deletes a server only when its build has ended', async () => {
    const { log, finish, played, progress } = stage([request('a', 0, 1)]);
    await turns();
    expect(log).toEqual(['boot a']);
    finish('a');
    expect(await played).toMatchObject([{ name: 'a', uuid: 'a', deleted: true }]);
    expect([log, progress.done]).toEqual([['boot a', 'delete a'], 2]);
  });

  it('has no more under way than asked, and goes on in order', async () => {
    const { log, finish, played } = stage(
      ['a', 'b', 'c'].map((name, index) => request(name, index, null)),
      { inFlight: 2 },
    );
    await turns();
    expect(log).toEqual(['boot a', 'boot b']);
    finish('b');
    await turns();
    expect(log).toEqual(['boot a', 'boot b', 'boot c']);
    finish('a');
    finish('c');
    await played;
  });

  it('at a finite speed deletes when it is time, also in the middle of a build', async () => {
    const { log, finish, played } = stage([request('a', 0, 1)], { speed: 100 });
    await expect.poll(() => log).toEqual(['boot a', 'delete a']);
    finish('a');
    await played;
  });

  it('asks again under the same key when the API says not now', async () => {
    const { log, keys, finish, played } = stage([request('a', 0, null)], { failFirst: true });
    await expect.poll(() => log).toEqual(['boot a']);
    expect(keys).toEqual(['replay-test-a', 'replay-test-a']);
    finish('a');
    await played;
  });

  it('ends when it is interrupted', async () => {
    const { played, stop } = stage([request('a', 0, 1)]);
    await turns();
    stop.abort(new Error('SIGINT'));
    await expect(played).rejects.toThrow('SIGINT');
  });
});

import { systemClock } from '@cellflow/platform';
import { describe, expect, it } from 'vitest';
import { keepRunning } from './keep-running.ts';

/** A service that ends some time after it said so, as processes do. */
function service(id: string) {
  let pid: number | null = 1;
  let starts = 0;
  const env: Record<string, string> = {};
  const envs: Record<string, string>[] = [];
  return {
    ...{ id, env, envs },
    get pid() {
      return pid;
    },
    running: () => pid !== null,
    async start() {
      starts += 1;
      envs.push({ ...env });
      pid = starts + 1;
    },
    end: () => void (pid = null),
  };
}

const { clock } = {
  clock: { ...systemClock, sleep: () => new Promise<void>((resolve) => setImmediate(resolve)) },
};
const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await clock.sleep();
};

describe('what is kept running', () => {
  it('is not up while a process that said that it ends is still there', async () => {
    const api = service('api');
    const restarts = keepRunning([api], clock);
    let up = false;
    const waiting = restarts.untilUp([{ id: 'api', pid: 1 }]).then(() => (up = true));
    await turns(5);
    expect(up).toBe(false);
    api.end();
    await waiting;
    expect(api.pid).toBe(2);
    await restarts.stop();
  });

  it('starts what is down, with what is armed for this start alone, however many follow', async () => {
    const api = service('api');
    const restarts = keepRunning([api], clock);
    restarts.armNext('api', 'api.on_create=exit', 'api.before_reply=exit');
    for (let end = 0; end < 3; end += 1) {
      api.end();
      await restarts.untilUp();
    }
    expect(api.envs).toEqual([
      { CELLFLOW_FAILPOINTS: 'api.on_create=exit' },
      { CELLFLOW_FAILPOINTS: 'api.before_reply=exit' },
      {},
    ]);
    await restarts.stop();
  });

  it('gives up on what does not come up', async () => {
    const api = { ...service('api'), running: () => false, start: () => Promise.reject(new Error('no')) };
    let now = 0;
    const restarts = keepRunning([api], { ...clock, monotonic: () => (now += 1000) });
    await expect(restarts.untilUp()).rejects.toThrow(/api does not come up/);
    await restarts.stop();
  });
});

import { describe, expect, it } from 'vitest';
import { createTraceSwitch } from './trace-switch.ts';

/** A broker as it is: it reads the list of what it traces, and writes it a moment later. */
function broker() {
  const state = { traced: [] as string[] };
  const request = async (_method: string, path: string, body?: unknown) => {
    const vhost = path.split('/').at(-1)!;
    if (vhost === 'gone') throw new Error('there is no such vhost');
    const others = state.traced.filter((each) => each !== vhost);
    await Promise.resolve();
    state.traced = (body as { tracing: boolean }).tracing ? [...others, vhost] : others;
  };
  return { state, management: { request } };
}

describe('the switch of a trace', () => {
  it('leaves no vhost out where several are switched at the same time', async () => {
    const { state, management } = broker();
    const set = createTraceSwitch(management);
    await Promise.all(['api', 'placement', 'cell1'].map((vhost) => set(vhost, true)));
    expect(state.traced).toEqual(['api', 'placement', 'cell1']);
    await Promise.all([set('api', false), set('cell2', true)]);
    expect(state.traced).toEqual(['placement', 'cell1', 'cell2']);
  });

  it('goes on after one that cannot be switched, and says so to who asked', async () => {
    const { state, management } = broker();
    const set = createTraceSwitch(management);
    const gone = set('gone', true);
    await set('api', true);
    await expect(gone).rejects.toThrow('no such vhost');
    expect(state.traced).toEqual(['api']);
  });
});

import { retrying } from '@cellflow/rpc';
import type { Run, Work } from './work.ts';

/** Repeats an act while what it needs is down, until the message's time is up. `what` is for the log. */
export const patiently = <T>(
  work: Work,
  run: Pick<Run, 'signal'>,
  what: string,
  act: () => Promise<T>,
): Promise<T> => retrying(act, { platform: work.platform, signal: run.signal, message: what });

import { systemClock } from '@cellflow/platform';
import { watchRunner } from './watch-runner.ts';

/** The watcher as a program: `chaos-watcher.js JOURNAL`, with the runner at the other end of stdin. */
const parentGone = new Promise<void>((resolve) => {
  for (const event of ['end', 'close', 'error']) process.stdin.once(event, () => resolve());
  process.stdin.resume();
});
const journal = process.argv[2];
if (journal) await watchRunner(journal, systemClock, parentGone);

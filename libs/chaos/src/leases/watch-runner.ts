import type { Clock } from '@cellflow/platform';
import { healJournal } from './heal-journal.ts';
import { readJournal } from './journal.ts';
import { runs } from './process-identity.ts';

const pollMs = 500;
/** How long a runner may be late in ending a lease before somebody else does. */
const graceMs = 5000;
const attempts = 20;

/**
 * Watches over the journal of the process at the other end of stdin until that end closes. Leases that their runner
 * does not end in time, because it hangs or is stopped, are healed; when it dies, all are.
 */
export async function watchRunner(path: string, clock: Clock, parentGone: Promise<void>): Promise<void> {
  const ended = new AbortController();
  void parentGone.then(() => ended.abort());
  const late = new Set<string>();
  while (!ended.signal.aborted) {
    await healJournal(path, ({ id, untilMs }) => {
      if (clock.now() < untilMs + graceMs || late.has(id)) return false;
      late.add(id);
      return true;
    }).catch(() => undefined);
    await clock.sleep(pollMs, ended.signal).catch(() => undefined);
  }
  const runner = readJournal(path)?.runner;
  // The pipe closes a moment before the system forgets the process.
  for (let i = 0; runner && i < attempts && runs(runner.pid, runner.bornAt); i += 1)
    await clock.sleep(pollMs);
  for (let i = 0; i < attempts; i += 1) {
    const done = await healJournal(path).then(
      ({ failed }) => failed.length === 0,
      () => false,
    );
    if (done) return;
    await clock.sleep(pollMs);
  }
}

import { isRetryable } from '@cellflow/rpc';
import type { Guest } from './guests.ts';
import { keepDoing } from './keep-doing.ts';
import { askAbout } from './sync-guests.ts';
import type { Work } from './work.ts';

/** How often the conductor is asked, in ms: well within the time that two guests of one server may overlap. */
const askEveryMs = 1000;
/** Guests in one message. */
const batch = 500;

/**
 * Guests whose build ended before the conductor said anything about its end: it was lost to another attempt, or its
 * report came to harm. Nobody asks for them any more, so their compute does until it is told.
 */
export class DoubtfulGuests {
  private readonly guests = new Map<string, Guest>();

  add({ uuid, attempt, host }: Guest): void {
    this.guests.set(`${uuid}:${attempt}:${host}`, { uuid, attempt, host });
  }

  /** Asks once about those that run still. Those that it hears nothing of stay doubtful. */
  async settle(work: Work): Promise<void> {
    if (this.guests.size === 0) return;
    const asked = [...this.guests].slice(0, batch);
    const running = asked
      .map(([, guest]) => guest)
      .filter(({ uuid, attempt, host }) => work.hosts.get(host)?.guests.get(uuid) === attempt);
    if (running.length > 0) await askAbout(work, running);
    for (const [key] of asked) this.guests.delete(key);
  }
}

/** Settles what is doubtful, again and again. Returns how to stop that. */
export const keepSettling = (work: Work): (() => void) =>
  keepDoing(
    { clock: work.platform.clock, everyMs: askEveryMs },
    () => work.doubtful.settle(work),
    (error) => {
      const told = isRetryable(error) ? 'debug' : 'warn';
      work.platform.logger[told]({ err: error }, 'the conductor is asked again which guests stay');
    },
  );

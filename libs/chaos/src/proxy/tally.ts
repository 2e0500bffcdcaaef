import type { Clock } from '@cellflow/platform';
import type { Measures, Verb } from './verbs.ts';

/** A verb in force, and the book of what it does. */
export interface Tally {
  readonly verb: Verb;
  touch(connection: object): void;
  refuse(): void;
  hold(bytes: number): void;
  drop(bytes: number): void;
  /** Time stands still from here on. */
  end(): void;
  measures(): Measures;
}

export function openTally(verb: Verb, clock: Clock): Tally {
  const startedMs = clock.monotonic();
  const touched = new WeakSet<object>();
  let endedMs: number | null = null;
  let [connections, refused, bytesHeld, bytesDropped] = [0, 0, 0, 0];
  return {
    verb,
    touch(connection) {
      if (touched.has(connection)) return;
      touched.add(connection);
      connections += 1;
    },
    refuse: () => void (refused += 1),
    hold: (bytes) => void (bytesHeld += bytes),
    drop: (bytes) => void (bytesDropped += bytes),
    end: () => void (endedMs ??= clock.monotonic()),
    measures: () => ({
      ...{ connections, refused, bytesHeld, bytesDropped },
      elapsedMs: (endedMs ?? clock.monotonic()) - startedMs,
    }),
  };
}

import type { Clock } from '@cellflow/platform';

/**
 * One asking for all who ask within one event-loop turn. It begins after the last of them asked, so that none is
 * answered with what was true only before.
 */
export function oncePerTurn<T>(clock: Pick<Clock, 'defer'>, ask: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | null = null;
  const begin = () => {
    next = null;
    return ask();
  };
  return () => (next ??= new Promise<void>((resolve) => clock.defer(resolve)).then(begin));
}

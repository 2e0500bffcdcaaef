import type { ConsumerRecord } from '@cellflow/contracts-placement';
import type { View } from '../writer/view.ts';
import { weigh, writeUsage } from './usage.ts';

/** Gives back all that consumers hold. No provider's generation is raised: a release cannot break anybody's plan. */
export function release(view: View, consumers: readonly ConsumerRecord[]): void {
  const weighed = weigh(
    view,
    consumers.map(({ allocations }) => ({ released: allocations, claimed: [] })),
  );
  if ('books' in weighed) writeUsage(view, weighed.books, new Set());
}

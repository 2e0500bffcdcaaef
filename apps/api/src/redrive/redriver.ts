import type { Backlog } from '@cellflow/rpc';
import type { Api } from '../api.ts';
import { createAfterLoss } from './after-loss.ts';
import { createAttention } from './attention.ts';
import { giveUp } from './give-up.ts';
import { toMessages } from './messages.ts';
import { sendAgain } from './send-again.ts';
import { findStuck } from './stuck.ts';
import type { Stuck } from './stuck.ts';

export interface Redriver {
  /** One look. Resolves when what is stuck was taken on; rejects where the store does not answer. */
  look(): Promise<void>;
}

export type RedriverDeps = Pick<
  Api,
  'platform' | 'store' | 'settings' | 'superConductor' | 'outbox' | 'background'
> & {
  /** How the super-conductors' queue stands. Rejects where the broker does not answer. */
  readonly backlog: () => Promise<Backlog>;
};

/**
 * Finds servers that nobody schedules any more, because their message is gone: a dead letter, or lost with its broker.
 * It is sent again from what is stored, under its own id, and after `maxRedrives` of them in vain the server is buried
 * (I1). Slow is not stuck: a message that waits, or that may still be tried, is left alone.
 *
 * Any number of replicas look: each step is one commit, conditional on the build request that was read, so that one of
 * them takes it. What it decided is in the outbox and outlives it.
 *
 * Differs: in Nova such a server stays in BUILD.
 */
export function createRedriver(deps: RedriverDeps): Redriver {
  const { platform, settings } = deps;
  const attention = createAttention(platform.clock);
  const afterLoss = createAfterLoss(deps);
  return {
    async look() {
      await afterLoss.takeUp();
      attention.note(await deps.backlog().catch(() => null));
      if (attention.lastedMs() < settings.redriveAfterMs) return;
      const stuck = await findStuck(deps.store, platform.clock.now() - settings.redriveAfterMs);
      const isOver = ({ request }: Stuck) => request.redrives >= settings.maxRedrives;
      for (const message of toMessages(stuck.filter((each) => !isOver(each)))) await sendAgain(deps, message);
      for (const each of stuck.filter(isOver)) await giveUp(each, deps);
    },
  };
}

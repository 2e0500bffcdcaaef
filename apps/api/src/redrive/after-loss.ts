import { storeRecoveryKey } from '@cellflow/store';
import { toMessages } from './messages.ts';
import type { RedriverDeps } from './redriver.ts';
import { sendAgain } from './send-again.ts';
import { findStuck } from './stuck.ts';

/**
 * A store that lost its newest commits may have lost that a server was scheduled, and nobody has its message any more:
 * each that was there before the recovery is sent again, once, because sending writes it anew. In vain or not, nobody
 * is buried for it.
 *
 * A recovery of which nothing is left to send is not looked at again: listing all that wait is not for every look.
 */
export function createAfterLoss(deps: RedriverDeps): { takeUp(): Promise<void> } {
  let dealtWith = 0;
  // What was dealt with, and the recovery itself, may be among what is lost now; the next one may get its version.
  deps.store.onBackwards(() => (dealtWith = 0));
  return {
    async takeUp() {
      const recovery = await deps.store.get(storeRecoveryKey);
      if (!recovery || recovery.version === dealtWith) return;
      const waiting = await findStuck(deps.store, Infinity);
      const before = waiting.filter(({ version }) => version < recovery.version);
      if (before.length === 0) dealtWith = recovery.version;
      for (const message of toMessages(before))
        await sendAgain(deps, message, 'the store lost what became of it');
    },
  };
}

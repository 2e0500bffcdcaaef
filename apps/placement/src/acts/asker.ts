import type { Init, LedgerEvent } from '@cellflow/contracts-common';
import type { Platform } from '@cellflow/platform';
import type { HandlerContext } from '@cellflow/rpc';
import { principalOf } from '../authorization.ts';
import type { Principal } from '../authorization.ts';

/** Who wants an act done, and what its ledger entry says of that. */
export interface Asker {
  readonly principal: Principal;
  readonly event: Pick<Init<LedgerEvent>, 'atMs' | 'actor' | 'requestId' | 'messageId'>;
}

/** Throws RpcError PERMISSION_DENIED for an unknown user. */
export const askerOf = (context: HandlerContext, platform: Platform): Asker => ({
  principal: principalOf(context.caller),
  event: {
    atMs: platform.clock.now(),
    actor: 'placement',
    requestId: context.requestId,
    messageId: context.messageId,
  },
});

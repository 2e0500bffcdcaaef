import type { Init, LedgerEvent } from '@cellflow/contracts-common';
import type { Platform } from '@cellflow/platform';
import type { HandlerContext } from '@cellflow/rpc';
import { principalOf } from '../authorization.ts';
import type { Principal } from '../authorization.ts';

/** What the ledger entries of an act say of the request behind it. */
export type Origin = Pick<Init<LedgerEvent>, 'atMs' | 'actor' | 'requestId' | 'messageId'>;

/** Who wants an act done, and what its ledger entry says of that. */
export interface Asker {
  readonly principal: Principal;
  readonly event: Origin;
}

/** A REST call has no message id. */
export const originOf = (
  { requestId, messageId }: { readonly requestId: string; readonly messageId?: string },
  { clock }: Pick<Platform, 'clock'>,
): Origin => ({ atMs: clock.now(), actor: 'placement', requestId, messageId });

/** Throws RpcError PERMISSION_DENIED for an unknown user. */
export const askerOf = (context: HandlerContext, platform: Platform): Asker => ({
  principal: principalOf(context.caller),
  event: originOf(context, platform),
});

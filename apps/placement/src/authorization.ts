import type { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import { RpcError } from '@cellflow/rpc';
import { users } from '@cellflow/topology';
import { isSharing } from './allocations/host-of.ts';

/** Who asks: the API level, or one cell. */
export type Principal =
  | { readonly scope: 'global'; readonly user: string }
  | { readonly scope: 'cell'; readonly user: string; readonly cell: string };

const globalUsers: ReadonlySet<string> = new Set([users.api, users.superConductor, users.scheduler]);
const cellUser = /^(.+)-(?:conductor|compute)$/;

/** Who a broker-vouched user is. Throws RpcError PERMISSION_DENIED for anybody else, and where nobody vouches. */
export function principalOf(user: string): Principal {
  if (globalUsers.has(user)) return { scope: 'global', user };
  const cell = cellUser.exec(user)?.[1];
  if (cell) return { scope: 'cell', user, cell };
  throw new RpcError('PERMISSION_DENIED', `placement does not know the user "${user}"`);
}

/** Throws RpcError PERMISSION_DENIED unless the principal may touch what belongs to `cell`. */
export function authorizeCell(principal: Principal, cell: string, what: string): void {
  if (principal.scope === 'global' || principal.cell === cell) return;
  throw new RpcError(
    'PERMISSION_DENIED',
    `${principal.user} may not touch ${what}: it is not of ${principal.cell}`,
  );
}

/** A cell may allocate from its own providers, and from what is shared and belongs to no cell. PERMISSION_DENIED else. */
export function authorizeAllocation(principal: Principal, provider: ProviderRecord): void {
  if (provider.cell === '' && isSharing(provider)) return;
  authorizeCell(principal, provider.cell, `provider ${provider.name}`);
}

/** A cell may act only on consumers whose last claim was in it. Throws RpcError PERMISSION_DENIED. */
export function authorizeConsumer(principal: Principal, uuid: string, held: ConsumerRecord | null): void {
  authorizeCell(principal, held?.cell ?? '', `consumer ${uuid}`);
}

/** Throws RpcError PERMISSION_DENIED for cells: the whole cloud's picture is not theirs. */
export function authorizeGlobal(principal: Principal, what: string): void {
  if (principal.scope === 'global') return;
  throw new RpcError('PERMISSION_DENIED', `${principal.user} may not ask for ${what}`);
}

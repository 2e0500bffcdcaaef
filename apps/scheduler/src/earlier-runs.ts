import type { RequestSpec } from '@cellflow/contracts-common';
import { ClaimOutcome } from '@cellflow/contracts-placement';
import { RpcError } from '@cellflow/rpc';
import { heldClaim, isHeld } from './claims.ts';
import type { Placed } from './placing.ts';
import type { Run, Work } from './work.ts';

/** Servers that found no room may be those that took it, in an earlier run of the same request. */
export async function adoptHeld(
  work: Work,
  run: Run,
  ask: {
    spec: RequestSpec;
    pending: readonly string[];
    placed: Map<string, Placed>;
    gone: Set<string>;
    superseded: Set<string>;
  },
): Promise<void> {
  await Promise.all(
    ask.pending.map(async (uuid) => {
      const claim = await heldClaim(work, run, { spec: ask.spec, uuid });
      if (!claim) return;
      if (claim.outcome === ClaimOutcome.ALREADY_CLAIMED)
        ask.placed.set(uuid, { claim, adopted: true, host: null });
      else (claim.tombstone ? ask.gone : ask.superseded).add(uuid);
    }),
  );
}

/**
 * What this run adopted may be gone again: an earlier one that was not over after all found no room and gave it back, or
 * a recovery of placement gave it up, and then it may be claimed anew. Asking again finds out which.
 */
export async function dropLost(
  work: Work,
  run: Run,
  { placed, failed }: { placed: Map<string, Placed>; failed: Map<string, unknown> },
): Promise<void> {
  const adopted = [...placed].filter(([, { adopted: is }]) => is).map(([uuid]) => uuid);
  await Promise.all(
    adopted.map(async (uuid) => {
      if (await isHeld(work, run, uuid)) return;
      placed.delete(uuid);
      failed.set(uuid, new RpcError('UNAVAILABLE', `the claim of ${uuid} is gone since it was adopted`));
    }),
  );
}

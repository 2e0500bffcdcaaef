import type { RequestSpec } from '@cellflow/contracts-common';
import { ClaimOutcome } from '@cellflow/contracts-placement';
import type { ClaimResponse } from '@cellflow/contracts-placement';
import { chooseHost, consume, hasRoom } from '@cellflow/domain';
import type { Amount, HostState } from '@cellflow/domain';
import { RpcError } from '@cellflow/rpc';
import { claimHost } from './claims.ts';
import { adoptHeld, dropLost } from './earlier-runs.ts';
import type { Offers } from './offers.ts';
import type { Run, Work } from './work.ts';

/** A server with its claim. `adopted`: an earlier run of the same request had made it. */
export interface Placed {
  readonly claim: ClaimResponse;
  readonly adopted: boolean;
  /** Null where the host is not among the candidates, as full hosts are not. */
  readonly host: HostState | null;
}

/** How the walk ended. Servers in neither map found no host. */
export interface Placing {
  readonly placed: ReadonlyMap<string, Placed>;
  /** Deleted meanwhile. */
  readonly gone: ReadonlySet<string>;
  /** An earlier run gave these up, or a later attempt has begun: nothing more can be claimed here. */
  readonly superseded: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
  /** What claims threw; those servers may hold a claim or not. */
  readonly failed: ReadonlyMap<string, unknown>;
}

interface Ask {
  readonly spec: RequestSpec;
  readonly offers: Offers;
  /** Those the filters let through. */
  readonly hosts: readonly HostState[];
  readonly amounts: readonly Amount[];
  readonly uuids: readonly string[];
}

interface Trial {
  readonly uuid: string;
  readonly host: HostState;
}

/**
 * Walks the hosts best first for each server, in order. Hosts are chosen and consumed as if every claim succeeded, the
 * claims of a group go out together, and a server that was refused chooses again among the hosts that are left.
 * nova/scheduler/manager.py: _schedule.
 */
export async function placeServers(work: Work, run: Run, ask: Ask): Promise<Placing> {
  const placed = new Map<string, Placed>();
  const gone = new Set<string>();
  const superseded = new Set<string>();
  const refused = new Set<string>();
  const failed = new Map<string, unknown>();
  const conclude: { [outcome in ClaimOutcome]?: (trial: Trial, claim: ClaimResponse) => void } = {
    [ClaimOutcome.CLAIMED]: ({ uuid, host }, claim) => placed.set(uuid, { claim, adopted: false, host }),
    [ClaimOutcome.ALREADY_CLAIMED]: (trial, claim) => {
      consume(trial.host, ask.amounts, -1);
      const host = ask.offers.hosts.find((other) => other.host === claim.host) ?? null;
      placed.set(trial.uuid, { claim, adopted: true, host });
    },
    [ClaimOutcome.REFUSED]: ({ host }) => {
      consume(host, ask.amounts, -1);
      refused.add(host.uuid);
    },
    [ClaimOutcome.STALE_ATTEMPT]: ({ uuid, host }, claim) => {
      consume(host, ask.amounts, -1);
      (claim.tombstone ? gone : superseded).add(uuid);
    },
    [ClaimOutcome.HELD_BY_OTHER_ATTEMPT]: ({ uuid, host }) => {
      consume(host, ask.amounts, -1);
      superseded.add(uuid);
    },
  };

  let pending = [...ask.uuids];
  while (pending.length > 0 && failed.size === 0 && superseded.size === 0) {
    const trials = chooseGroup(work, ask, { pending, refused });
    if (trials.length === 0) break;
    await Promise.all(
      trials.map(async (trial) => {
        try {
          const claim = await claimHost(work, run, { ...ask, ...trial });
          const act = conclude[claim.outcome];
          if (!act) throw new RpcError('INTERNAL', `placement answered a claim with ${claim.outcome}`);
          act(trial, claim);
        } catch (error) {
          consume(trial.host, ask.amounts, -1);
          failed.set(trial.uuid, error);
        }
      }),
    );
    pending = pending.filter((uuid) => !placed.has(uuid) && !gone.has(uuid));
  }
  if (failed.size === 0 && superseded.size === 0)
    await adoptHeld(work, run, { spec: ask.spec, pending, placed, gone, superseded });
  if (placed.size + gone.size === ask.uuids.length) await dropLost(work, run, { placed, failed });
  return { placed, gone, superseded, refused, failed };
}

/** A host for each of the next servers, as far as hosts go. */
function chooseGroup(
  work: Work,
  ask: Ask,
  { pending, refused }: { pending: readonly string[]; refused: ReadonlySet<string> },
): Trial[] {
  const { rules, platform } = work;
  let eligible = ask.hosts.filter((host) => !refused.has(host.uuid) && hasRoom(host, ask.amounts));
  const trials: Trial[] = [];
  for (const uuid of pending.slice(0, rules.claimConcurrency)) {
    const host = chooseHost(eligible, { ...rules, random: () => platform.random.next() });
    if (!host) break;
    consume(host, ask.amounts, 1);
    if (!hasRoom(host, ask.amounts)) eligible = eligible.filter((other) => other !== host);
    trials.push({ uuid, host });
  }
  return trials;
}

import type { RequestSpec } from '@cellflow/contracts-common';
import { ClaimOutcome } from '@cellflow/contracts-placement';
import type { ClaimResponse } from '@cellflow/contracts-placement';
import { chooseHost, consume, hasRoom } from '@cellflow/domain';
import type { Amount, HostState } from '@cellflow/domain';
import { RpcError } from '@cellflow/rpc';
import { claimHost } from './claims.ts';
import { adoptHeld, dropLost } from './earlier-runs.ts';
import type { View } from './look.ts';
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
  /** By the last view. */
  readonly refused: ReadonlySet<string>;
  readonly view: View;
  /** What claims threw; those servers may hold a claim or not. */
  readonly failed: ReadonlyMap<string, unknown>;
}

interface Progress extends Placing {
  readonly placed: Map<string, Placed>;
  readonly gone: Set<string>;
  readonly superseded: Set<string>;
  readonly refused: Set<string>;
  readonly failed: Map<string, unknown>;
  view: View;
  pending: readonly string[];
}

interface Ask {
  readonly spec: RequestSpec;
  readonly first: View;
  /** What is offered now; the count rises from 1. */
  lookAgain(again: number): Promise<View | { readonly fault: string }>;
  readonly amounts: readonly Amount[];
  readonly uuids: readonly string[];
}

interface Trial {
  readonly uuid: string;
  readonly host: HostState;
}

/** A host that refuses although it is offered as it is now, and again, is not waited for. */
const maxLooks = 3;

/**
 * Walks the hosts best first for each server, in order. Hosts are chosen and consumed as if every claim succeeded, the
 * claims of a group go out together, and a server that was refused chooses again among the hosts that are left. Where
 * none is left, every refusal was news: what was offered was old, and there may be room that it did not show.
 * nova/scheduler/manager.py: _schedule. Differs: Nova does not look again.
 */
export async function placeServers(work: Work, run: Run, ask: Ask): Promise<Placing> {
  const so: Progress = {
    placed: new Map(),
    gone: new Set(),
    superseded: new Set(),
    refused: new Set(),
    failed: new Map(),
    view: ask.first,
    pending: ask.uuids,
  };
  await walk(work, run, ask, so);
  for (let again = 1; again < maxLooks && so.refused.size > 0 && isLeft(so); again += 1) {
    const view = await seeAnew(ask, so, again);
    if (!view) break;
    so.view = view;
    so.refused.clear();
    await walk(work, run, ask, so);
  }
  if (mayGoOn(so)) await adoptHeld(work, run, { ...so, spec: ask.spec });
  if (so.placed.size + so.gone.size === ask.uuids.length) await dropLost(work, run, so);
  return so;
}

const mayGoOn = ({ failed, superseded }: Placing): boolean => failed.size === 0 && superseded.size === 0;

const isLeft = (so: Progress): boolean => so.pending.length > 0 && mayGoOn(so);

/** Null where nothing can come of it. */
async function seeAnew(ask: Ask, { failed, pending }: Progress, again: number): Promise<View | null> {
  try {
    const view = await ask.lookAgain(again);
    return 'fault' in view ? null : view;
  } catch (error) {
    failed.set(pending[0] as string, error);
    return null;
  }
}

async function walk(work: Work, run: Run, ask: Ask, so: Progress): Promise<void> {
  const { spec, amounts } = ask;
  while (isLeft(so)) {
    const trials = chooseGroup(work, ask, so);
    if (trials.length === 0) return;
    await Promise.all(
      trials.map(async (trial) => {
        const { uuid, host } = trial;
        try {
          const claim = await claimHost(work, run, { spec, offers: so.view.offers, host, uuid });
          if (claim.outcome !== ClaimOutcome.CLAIMED) consume(host, amounts, -1);
          conclude(so, trial, claim);
        } catch (error) {
          consume(host, amounts, -1);
          so.failed.set(uuid, error);
        }
      }),
    );
    so.pending = so.pending.filter((uuid) => !so.placed.has(uuid) && !so.gone.has(uuid));
  }
}

/** Throws RpcError INTERNAL where placement answers what it does not answer. */
function conclude(so: Progress, { uuid, host }: Trial, claim: ClaimResponse): void {
  switch (claim.outcome) {
    case ClaimOutcome.CLAIMED:
      return void so.placed.set(uuid, { claim, adopted: false, host });
    case ClaimOutcome.ALREADY_CLAIMED: {
      const held = so.view.offers.hosts.find((other) => other.host === claim.host) ?? null;
      return void so.placed.set(uuid, { claim, adopted: true, host: held });
    }
    case ClaimOutcome.REFUSED:
      return void so.refused.add(host.uuid);
    case ClaimOutcome.STALE_ATTEMPT:
      return void (claim.tombstone ? so.gone : so.superseded).add(uuid);
    case ClaimOutcome.HELD_BY_OTHER_ATTEMPT:
      return void so.superseded.add(uuid);
    default:
      throw new RpcError('INTERNAL', `placement answered a claim with ${claim.outcome}`);
  }
}

/** A host for each of the next servers, as far as hosts go. */
function chooseGroup(work: Work, ask: Ask, { pending, refused, view }: Progress): Trial[] {
  const { rules, platform } = work;
  let eligible = view.hosts.filter((host) => !refused.has(host.uuid) && hasRoom(host, ask.amounts));
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

import type { Init, RequestSpec } from '@cellflow/contracts-common';
import type { SelectDestinationsRequest, SelectDestinationsResponse } from '@cellflow/contracts-global';
import { filterHosts, FlavorError, requestOfFlavor } from '@cellflow/domain';
import type { FilterStep, FlavorRequest, HostRequest } from '@cellflow/domain';
import { isRetryable, RpcError } from '@cellflow/rpc';
import type { HandlerContext } from '@cellflow/rpc';
import { candidatesRequest } from '../candidates-request.ts';
import { releaseClaims } from '../claims.ts';
import { hostRequestOf } from '../host-request.ts';
import { readOffers } from '../offers.ts';
import type { Offers } from '../offers.ts';
import { patiently } from '../patiently.ts';
import { HintError, placeRules } from '../place-rules.ts';
import { placeServers } from '../placing.ts';
import type { Placing } from '../placing.ts';
import { selectionLists } from '../selections.ts';
import type { Run, Work } from '../work.ts';

type Reply = Init<SelectDestinationsResponse>;

/**
 * Chooses and claims a host for every server, and names alternates. All or nothing: where one server finds no host,
 * the claims of this run are given back and the answer is `noValidHost`.
 * nova/scheduler/manager.py: select_destinations.
 */
export const selectDestinations =
  (work: Work) =>
  async (request: SelectDestinationsRequest, context: HandlerContext): Promise<Reply> => {
    const { failpoints } = work.platform;
    const instance = request.instanceUuids[0] ?? '';
    if (failpoints.armed) await failpoints.hit('scheduler.on_receive', { instance });
    const spec = checked(request);
    const run: Run = { context, requestId: request.requestId, signal: context.signal };
    const flavor = flavorRequest(spec);
    if ('fault' in flavor) return noValidHost(flavor.fault, []);
    const offers = await offersFor(work, run, { spec, flavor, numAlternates: request.numAlternates });
    if ('fault' in offers) return noValidHost(offers.fault, []);
    const { hosts, steps } = filterHosts(offers.hosts, offers.hostRequest);
    const { resources: amounts } = flavor;
    const uuids = request.instanceUuids;
    const ask = { spec, offers, hosts, amounts, uuids };
    const placing = await placeServers(work, run, ask);
    await throwFailures(work, run, placing);
    if (placing.placed.size + placing.gone.size < uuids.length) {
      await giveBack(work, run, placing);
      if (failpoints.armed) await failpoints.hit('scheduler.before_reply', { instance });
      const reason = reasonOf(placing, offers.hosts.length, flavor);
      return noValidHost(reason, [...steps, ...claimStep(placing)], placing.superseded.size > 0);
    }
    const { numAlternates } = request;
    if (failpoints.armed) await failpoints.hit('scheduler.before_reply', { instance });
    return { selections: selectionLists(work, placing, { ...ask, numAlternates }), filters: [...steps] };
  };

type Found = (Offers & { readonly hostRequest: HostRequest }) | { readonly fault: string };

async function offersFor(
  work: Work,
  run: Run,
  { spec, flavor, numAlternates }: { spec: RequestSpec; flavor: FlavorRequest; numAlternates: number },
): Promise<Found> {
  const { maxPlacementResults, storeCandidates } = work.rules;
  // Only alternates are claimed by uuid.
  const store = storeCandidates && numAlternates > 0;
  try {
    const question = candidatesRequest(spec, flavor, { maxPlacementResults, store });
    const hostRequest = await hostRequestOf(work, run, spec);
    const answer = await patiently(work, run, 'allocation candidates', () =>
      work.placement.getAllocationCandidates(question, {
        context: run.context,
        messageId: `${run.requestId}::0:candidates`,
      }),
    );
    const { failpoints } = work.platform;
    if (failpoints.armed) await failpoints.hit('scheduler.after_candidates');
    const offers = readOffers(answer);
    return { ...offers, hostRequest: onHosts(hostRequest, offers) };
  } catch (error) {
    if (error instanceof HintError) return { fault: `${error.message}.` };
    if (isPlaceFault(error, spec)) return { fault: error.message };
    if (!isRetryable(error) || isRecovering(error)) throw error;
    work.platform.logger.warn({ err: error }, 'placement cannot be reached');
    return { fault: 'Placement cannot be reached.' };
  }
}

/** Placement knows no such level, or the server that is hinted at is in no such place: nobody can be the host. */
const isPlaceFault = (error: unknown, spec: RequestSpec): error is RpcError =>
  error instanceof RpcError && error.code === 'INVALID_ARGUMENT' && placeRules(spec).length > 0;

/** Placement answers, and will do so again once its cells have told it what they hold: nobody is buried for that. */
const isRecovering = (error: unknown): boolean =>
  error instanceof RpcError && error.detail['reason'] === 'recovering';

/** Hinted servers hold providers anywhere in the trees of their hosts; filters compare hosts. */
const onHosts = (request: HostRequest, { hostOf }: Offers): HostRequest => ({
  ...request,
  differentFrom: new Set([...request.differentFrom].map(hostOf)),
  sameAs: request.sameAs && new Set([...request.sameAs].map(hostOf)),
});

/**
 * A claim that threw: what this run claimed is given back, and the error goes to the caller. Not where asking again
 * may help: the next run of the same request adopts what this one holds. A run that nobody waits for any more gives
 * nothing back either, for another one may have adopted it.
 */
async function throwFailures(work: Work, run: Run, placing: Placing): Promise<void> {
  const [first] = [...placing.failed.values()].sort(
    (a, b) => Number(isRetryable(a)) - Number(isRetryable(b)),
  );
  if (first === undefined) return;
  if (!isRetryable(first) && !run.signal.aborted) {
    await releaseClaims(work, run, [...claimedHere(placing), ...placing.failed.keys()]);
  }
  throw first;
}

/** Adopted claims go too, unless the request is known to have moved on without this run. */
async function giveBack(work: Work, run: Run, placing: Placing): Promise<void> {
  if (run.signal.aborted) return;
  const all = placing.superseded.size === 0 ? [...placing.placed.keys()] : claimedHere(placing);
  await releaseClaims(work, run, all);
}

const claimedHere = ({ placed }: Placing): string[] =>
  [...placed].filter(([, { adopted }]) => !adopted).map(([uuid]) => uuid);

function reasonOf(placing: Placing, offered: number, flavor: FlavorRequest): string {
  if (placing.superseded.size > 0) return 'The request was given up by an earlier run.';
  if (offered > 0) return 'There are not enough hosts available.';
  const asked = flavor.resources.map(({ resourceClass, amount }) => `${resourceClass}=${amount}`);
  return `Placement offers no host for ${asked.join(', ')}.`;
}

const claimStep = ({ refused, placed }: Placing): FilterStep[] => {
  const accepted = new Set([...placed.values()].map(({ claim }) => claim.host)).size;
  return refused.size === 0 ? [] : [{ name: 'Claim', before: accepted + refused.size, after: accepted }];
};

const noValidHost = (reason: string, filters: readonly FilterStep[], superseded = false): Reply => ({
  noValidHost: { reason, filters: [...filters], superseded },
});

function flavorRequest(spec: RequestSpec): FlavorRequest | { fault: string } {
  if (!spec.flavor) throw new RpcError('INVALID_ARGUMENT', 'request_spec.flavor must be given');
  try {
    return requestOfFlavor(spec.flavor);
  } catch (error) {
    if (error instanceof FlavorError) return { fault: `${error.message}.` };
    throw error;
  }
}

function checked(request: SelectDestinationsRequest): RequestSpec {
  if (!request.requestSpec) throw new RpcError('INVALID_ARGUMENT', 'request_spec must be given');
  if (request.requestId === '') throw new RpcError('INVALID_ARGUMENT', 'request_id must not be empty');
  if (request.instanceUuids.length === 0) {
    throw new RpcError('INVALID_ARGUMENT', 'instance_uuids must not be empty');
  }
  return request.requestSpec;
}

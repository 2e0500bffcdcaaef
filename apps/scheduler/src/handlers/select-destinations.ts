import type { Init, RequestSpec } from '@cellflow/contracts-common';
import type { SelectDestinationsRequest, SelectDestinationsResponse } from '@cellflow/contracts-global';
import { FlavorError, requestOfFlavor } from '@cellflow/domain';
import type { FilterStep, FlavorRequest } from '@cellflow/domain';
import { isRetryable, RpcError } from '@cellflow/rpc';
import type { HandlerContext } from '@cellflow/rpc';
import { releaseClaims } from '../claims.ts';
import { look } from '../look.ts';
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
    const { instanceUuids: uuids, numAlternates } = request;
    const lookFor = { spec, flavor, numAlternates };
    const first = await look(work, run, lookFor);
    if ('fault' in first) return noValidHost(first.fault, []);
    const { resources: amounts } = flavor;
    const lookAgain = (again: number) => look(work, run, lookFor, again);
    const placing = await placeServers(work, run, { spec, first, lookAgain, amounts, uuids });
    const { offers, hosts, steps } = placing.view;
    await throwFailures(work, run, placing);
    if (placing.placed.size + placing.gone.size < uuids.length) {
      await giveBack(work, run, placing);
      if (failpoints.armed) await failpoints.hit('scheduler.before_reply', { instance });
      const reason = reasonOf(placing, offers.hosts.length, flavor);
      return noValidHost(reason, [...steps, ...claimStep(placing)], placing.superseded.size > 0);
    }
    if (failpoints.armed) await failpoints.hit('scheduler.before_reply', { instance });
    const lists = selectionLists(work, placing, { offers, hosts, amounts, uuids, numAlternates });
    return { selections: lists, filters: [...steps] };
  };

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

/**
 * Adopted claims go too. None goes where the request has moved on without this run: another one was answered for, and has
 * adopted what this one claimed. Whoever buries the servers then releases what they hold.
 */
async function giveBack(work: Work, run: Run, { placed, superseded }: Placing): Promise<void> {
  if (run.signal.aborted || superseded.size > 0) return;
  await releaseClaims(work, run, [...placed.keys()]);
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

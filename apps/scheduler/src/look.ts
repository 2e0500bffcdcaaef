import type { RequestSpec } from '@cellflow/contracts-common';
import { filterHosts } from '@cellflow/domain';
import type { FilterStep, FlavorRequest, HostRequest, HostState } from '@cellflow/domain';
import { isRetryable, RpcError } from '@cellflow/rpc';
import { candidatesRequest } from './candidates-request.ts';
import { hostRequestOf } from './host-request.ts';
import { readOffers } from './offers.ts';
import type { Offers } from './offers.ts';
import { patiently } from './patiently.ts';
import { HintError, placeRules } from './place-rules.ts';
import type { Run, Work } from './work.ts';

/** What placement offers, and what the filters let through of it. */
export interface View {
  readonly offers: Offers;
  readonly hosts: readonly HostState[];
  readonly steps: readonly FilterStep[];
}

/**
 * Asks placement for candidates and filters them; a fault where nothing can come of that. `again`: the how manieth
 * look of the request after its first, and so one that must not be old.
 */
export async function look(
  work: Work,
  run: Run,
  { spec, flavor, numAlternates }: { spec: RequestSpec; flavor: FlavorRequest; numAlternates: number },
  again = 0,
): Promise<View | { readonly fault: string }> {
  const { maxPlacementResults, storeCandidates } = work.rules;
  // Only alternates are claimed by uuid.
  const store = storeCandidates && numAlternates > 0;
  try {
    const question = candidatesRequest(spec, flavor, { maxPlacementResults, store, current: again > 0 });
    const hostRequest = await hostRequestOf(work, run, spec);
    const answer = await patiently(work, run, 'allocation candidates', () =>
      work.placement.getAllocationCandidates(question, {
        context: run.context,
        messageId: `${run.requestId}::${again}:candidates`,
      }),
    );
    const { failpoints } = work.platform;
    if (failpoints.armed) await failpoints.hit('scheduler.after_candidates');
    const offers = readOffers(answer);
    return { offers, ...filterHosts(offers.hosts, onHosts(hostRequest, offers)) };
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

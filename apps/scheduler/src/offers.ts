import type { AllocationRequest, Init } from '@cellflow/contracts-common';
import type {
  Candidate,
  CandidateAllocation,
  GetAllocationCandidatesResponse,
  ProviderSummary,
} from '@cellflow/contracts-placement';
import type { HostState } from '@cellflow/domain';
import { stocksOf } from './stock.ts';

/** The hosts of one answer of placement, each with the first way to use it. */
export interface Offers {
  readonly hosts: readonly HostState[];
  /** The claim to be made on a host of this answer. */
  allocationRequestOf(host: HostState): Init<AllocationRequest>;
  /** The uuid by which that can be claimed; "" where placement does not keep it. */
  candidateUuidOf(host: HostState): string;
  /** The host whose tree a provider is of, both by uuid; the provider itself where the answer does not tell. */
  hostOf(providerUuid: string): string;
}

/**
 * Reads an answer. A candidate belongs to the host that it is anchored at. What the host has is the sum over its tree;
 * what sharing providers of other trees serve is not the host's, and is not judged.
 */
export function readOffers(answer: GetAllocationCandidatesResponse): Offers {
  const first = new Map<string, Candidate>();
  const hosts: HostState[] = [];
  const stocks = stocksOf(answer);
  for (const candidate of answer.candidates) {
    const root = answer.providerSummaries[candidate.rootIndex];
    if (!root || first.has(root.uuid)) continue;
    first.set(root.uuid, candidate);
    const { classes, capacity, used } = stocks.of(candidate);
    // Field by field: hosts that are spread together are objects that everything after reads slowly.
    hosts.push({
      uuid: root.uuid,
      host: root.name,
      node: root.name,
      cell: root.cell,
      availabilityZone: root.availabilityZone,
      traits: traitsOf(answer, root),
      classes,
      capacity,
      used,
      distance: candidate.distance,
    });
  }
  return {
    hosts,
    allocationRequestOf: (host) => allocationRequest(answer, first.get(host.uuid) as Candidate),
    candidateUuidOf: (host) => first.get(host.uuid)?.uuid ?? '',
    hostOf(providerUuid) {
      const summary = answer.providerSummaries.find(({ uuid }) => uuid === providerUuid);
      return answer.providerSummaries[summary?.rootIndex ?? -1]?.uuid ?? providerUuid;
    },
  };
}

// A set per host would cost more than all the filters together.
const traitsOf = (answer: GetAllocationCandidatesResponse, { traitIndexes }: ProviderSummary) => ({
  has: (trait: string) => traitIndexes.includes(answer.traits.indexOf(trait)),
});

function allocationRequest(
  answer: GetAllocationCandidatesResponse,
  candidate: Candidate,
): Init<AllocationRequest> {
  const uuidAt = (index: number) => answer.providerSummaries[index]?.uuid ?? '';
  const isOwn = ({ providerIndex }: CandidateAllocation) =>
    answer.providerSummaries[providerIndex]?.rootIndex === candidate.rootIndex;
  // The host's own providers first: the first allocation of a claim says which host it is on.
  const ordered = [...candidate.allocations].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  return {
    allocations: ordered.map(({ providerIndex, classIndexes, amounts }) => ({
      providerUuid: uuidAt(providerIndex),
      resources: classIndexes.map((index, at) => ({
        resourceClass: answer.resourceClasses[index],
        amount: amounts[at],
      })),
    })),
    mappings: candidate.mappings.map(({ suffix, providerIndexes }) => ({
      suffix,
      providerUuids: providerIndexes.map(uuidAt),
    })),
  };
}

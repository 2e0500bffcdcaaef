import type { AllocationRequest, Init } from '@cellflow/contracts-common';
import type {
  Candidate,
  GetAllocationCandidatesResponse,
  ProviderSummary,
} from '@cellflow/contracts-placement';
import type { HostState } from '@cellflow/domain';

/** The hosts of one answer of placement, each with the first way to use it. */
export interface Offers {
  readonly hosts: readonly HostState[];
  /** The claim to be made on a host of this answer. */
  allocationRequestOf(host: HostState): Init<AllocationRequest>;
}

/** Reads an answer. A candidate belongs to the host at the root of the tree of its first allocation. */
export function readOffers(answer: GetAllocationCandidatesResponse): Offers {
  const first = new Map<string, Candidate>();
  const hosts: HostState[] = [];
  const classesOf = namesByIndexes(answer.resourceClasses);
  for (const candidate of answer.candidates) {
    const provider = answer.providerSummaries[candidate.allocations[0]?.providerIndex ?? -1];
    const root = answer.providerSummaries[provider?.rootIndex ?? -1];
    if (!root || first.has(root.uuid)) continue;
    first.set(root.uuid, candidate);
    hosts.push(hostStateOf(answer, root, classesOf(root.classIndexes)));
  }
  return {
    hosts,
    allocationRequestOf: (host) => allocationRequest(answer, first.get(host.uuid) as Candidate),
  };
}

function hostStateOf(
  answer: GetAllocationCandidatesResponse,
  root: ProviderSummary,
  classes: readonly string[],
): HostState {
  return {
    uuid: root.uuid,
    host: root.name,
    node: root.name,
    cell: root.cell,
    availabilityZone: root.availabilityZone,
    // A set per host would cost more than all the filters together.
    traits: { has: (trait) => root.traitIndexes.includes(answer.traits.indexOf(trait)) },
    classes,
    capacity: root.capacity,
    used: [...root.used],
  };
}

function allocationRequest(
  answer: GetAllocationCandidatesResponse,
  candidate: Candidate,
): Init<AllocationRequest> {
  const uuidAt = (index: number) => answer.providerSummaries[index]?.uuid ?? '';
  return {
    allocations: candidate.allocations.map(({ providerIndex, classIndexes, amounts }) => ({
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

/** Most hosts have the same classes: they share one list. */
function namesByIndexes(names: readonly string[]): (indexes: readonly number[]) => readonly string[] {
  const lists = new Map<string, readonly string[]>();
  return (indexes) => {
    const key = indexes.join();
    const known = lists.get(key) ?? indexes.map((index) => names[index] ?? '');
    lists.set(key, known);
    return known;
  };
}

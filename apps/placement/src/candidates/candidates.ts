import type { Init } from '@cellflow/contracts-common';
import type {
  Candidate,
  CandidateAllocation,
  GetAllocationCandidatesRequest,
  GetAllocationCandidatesResponse,
  ProviderSummary,
  RequestGroup,
} from '@cellflow/contracts-placement';
import { maxMessageBytes } from '@cellflow/topology';
import type { ProviderGraph } from '../graph/provider-graph.ts';
import { compile } from './query.ts';
import { scan } from './scan.ts';
import { ShapeTable } from './shape-table.ts';

/** What a reply may weigh, by estimate, so that it fits one message: envelope and estimate errors need the rest. */
const replyBudgetBytes = maxMessageBytes * 0.9;

/**
 * GET /allocation_candidates over flat providers: at most `limit` of them (0: all), in the order in which they were
 * created. As with placement's own limit, hosts behind it are not seen; a reply also ends where one message is full.
 * Throws RpcError INVALID_ARGUMENT naming the field.
 */
export function candidatesOf(
  graph: ProviderGraph,
  request: GetAllocationCandidatesRequest,
): Init<GetAllocationCandidatesResponse> {
  const query = compile(graph, request);
  const shapes = new ShapeTable();
  const providerSummaries: Init<ProviderSummary>[] = [];
  const candidates: Init<Candidate>[] = [];
  if (query) {
    const limit = request.limit || Infinity;
    const claim = claimOf(shapes, request.groups);
    let bytes = 0;
    scan(graph, query, (slot) => {
      const summary = summaryOf(graph, shapes, slot, providerSummaries.length);
      bytes += weightOf(summary, request.groups.length);
      if (bytes > replyBudgetBytes) return false;
      candidates.push(candidateOf(claim, request.groups, providerSummaries.length));
      providerSummaries.push(summary);
      return candidates.length < limit;
    });
  }
  return { resourceClasses: shapes.classes.list, traits: shapes.traits.list, providerSummaries, candidates };
}

/** The part of a candidate that is the same on every provider. */
function claimOf(
  shapes: ShapeTable,
  groups: readonly RequestGroup[],
): Pick<CandidateAllocation, 'classIndexes' | 'amounts'> {
  const sums = new Map<number, number>();
  for (const { resourceClass, amount } of groups.flatMap((group) => group.resources)) {
    const index = shapes.classes.add(resourceClass);
    sums.set(index, (sums.get(index) ?? 0) + amount);
  }
  return { classIndexes: [...sums.keys()], amounts: [...sums.values()] };
}

const candidateOf = (
  claim: Pick<CandidateAllocation, 'classIndexes' | 'amounts'>,
  groups: readonly RequestGroup[],
  providerIndex: number,
): Init<Candidate> => ({
  allocations: [{ providerIndex, classIndexes: claim.classIndexes, amounts: claim.amounts }],
  mappings: groups.map(({ suffix }) => ({ suffix, providerIndexes: [providerIndex] })),
});

type Summary = Required<Pick<ProviderSummary, 'name' | 'capacity' | 'traitIndexes'>> & Init<ProviderSummary>;

function summaryOf(graph: ProviderGraph, shapes: ShapeTable, slot: number, rootIndex: number): Summary {
  const { uuid, name, cell, availabilityZone } = graph.at(slot).record;
  const shape = graph.shapeAt(slot);
  const { classIndexes, traitIndexes } = shapes.numbered(shape);
  const capacity: number[] = [];
  const used: number[] = [];
  for (const column of shape.columns) {
    capacity.push(column.capacity(slot));
    used.push(column.used(slot));
  }
  return { uuid, name, cell, availabilityZone, rootIndex, classIndexes, capacity, used, traitIndexes };
}

/** A generous estimate of the encoded size of one provider and its candidate, in bytes. */
const weightOf = ({ name, capacity, traitIndexes }: Summary, groups: number): number =>
  130 + name.length + 14 * capacity.length + 2 * traitIndexes.length + 12 * groups;

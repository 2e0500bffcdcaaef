import type { AllocationRequest } from '@cellflow/contracts-common';
import type { Found } from '../../candidates/find-candidates.ts';
import type { ProviderGraph } from '../../graph/provider-graph.ts';

/** The first minor version in which an answer tells something, or tells it in another form. */
const since = { byProvider: 12, traits: 17, allClasses: 27, trees: 29, mappings: 34 } as const;

/** A candidate with the way in which it is claimed. */
export interface Listed {
  readonly found: Found;
  readonly request: AllocationRequest;
}

/** Where candidates are kept: their uuids, parallel, and until when, in ms since the epoch. */
export interface Kept {
  readonly uuids: readonly string[];
  readonly expiresAtMs: number;
}

/**
 * The body of GET /allocation_candidates. From 1.29 it has summaries of every provider of the trees that are used, before
 * only of the providers themselves; before 1.27 with the classes that are asked for and no others.
 */
export function showCandidates(
  graph: ProviderGraph,
  listed: readonly Listed[],
  { minor, classes, kept }: { minor: number; classes: ReadonlySet<string>; kept: Kept | null },
) {
  const summaries: Record<string, object> = {};
  for (const slot of slotsOf(graph, listed, minor)) {
    summaries[graph.recordAt(slot).uuid] = summaryOf(graph, slot, { minor, classes });
  }
  return {
    allocation_requests: listed.map(({ request }, at) => ({
      ...requestOf(request, minor),
      ...(kept && { uuid: kept.uuids[at], expires_at: new Date(kept.expiresAtMs).toISOString() }),
    })),
    provider_summaries: summaries,
  };
}

function slotsOf(graph: ProviderGraph, listed: readonly Listed[], minor: number): Set<number> {
  const used = new Set<number>();
  for (const { found, request } of listed) {
    for (const { providerUuid } of request.allocations) used.add(graph.slotOf(providerUuid) as number);
    if (minor >= since.trees) used.add(found.root);
  }
  if (minor < since.trees) return used;
  const trees = new Set([...used].map((slot) => graph.recordAt(slot).rootUuid));
  return new Set([...trees].flatMap((rootUuid) => graph.tree(rootUuid)));
}

function summaryOf(
  graph: ProviderGraph,
  slot: number,
  { minor, classes }: { minor: number; classes: ReadonlySet<string> },
) {
  const { parentUuid, rootUuid } = graph.recordAt(slot);
  const shape = graph.shapeAt(slot);
  const resources = shape.classes.flatMap((name, at) => {
    const column = shape.columns[at];
    if (!column || (minor < since.allClasses && !classes.has(name))) return [];
    return [[name, { capacity: column.capacity(slot), used: column.used(slot) }]];
  });
  return {
    resources: Object.fromEntries(resources),
    ...(minor >= since.traits && { traits: shape.traits }),
    ...(minor >= since.trees && { parent_provider_uuid: parentUuid || null, root_provider_uuid: rootUuid }),
  };
}

function requestOf({ allocations, mappings }: AllocationRequest, minor: number) {
  const amounts = (of: AllocationRequest['allocations'][number]['resources']) =>
    Object.fromEntries(of.map(({ resourceClass, amount }) => [resourceClass, amount]));
  if (minor < since.byProvider) {
    return {
      allocations: allocations.map(({ providerUuid, resources }) => ({
        resource_provider: { uuid: providerUuid },
        resources: amounts(resources),
      })),
    };
  }
  const byProvider = allocations.map(({ providerUuid, resources }) => [
    providerUuid,
    { resources: amounts(resources) },
  ]);
  const bySuffix = mappings.map(({ suffix, providerUuids }) => [suffix, providerUuids]);
  return {
    allocations: Object.fromEntries(byProvider),
    ...(minor >= since.mappings && { mappings: Object.fromEntries(bySuffix) }),
  };
}

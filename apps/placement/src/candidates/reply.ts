import type { Init } from '@cellflow/contracts-common';
import type {
  Candidate,
  GetAllocationCandidatesResponse,
  ProviderSummary,
} from '@cellflow/contracts-placement';
import { maxMessageBytes } from '@cellflow/topology';
import type { ProviderGraph } from '../graph/provider-graph.ts';
import { allocationsOf, mappingsOf } from './allocations.ts';
import { findCandidates } from './find-candidates.ts';
import type { Found } from './find-candidates.ts';
import type { Query } from './query.ts';
import type { CandidatesRequest } from './request.ts';
import { ShapeTable } from './shape-table.ts';
import type { Walk } from './walk.ts';

/** What a reply may weigh, by estimate, so that it fits one message: envelope and estimate errors need the rest. */
const replyBudgetBytes = maxMessageBytes * 0.9;

/** What an answer is to be besides a list. */
export interface ReplyOptions {
  readonly walk?: Walk;
  /** Of the root of a tree, where somebody asked for what is near. */
  readonly distanceOf?: ((root: number) => number) | null;
  /** Leave room for a uuid in each candidate. */
  readonly stored?: boolean;
  /** Is told each candidate that is listed. */
  readonly listed?: (found: Found, query: Query) => void;
}

/** A uuid as a field of a message. */
const uuidBytes = 38;

/**
 * The answer to a request that came over the bus. Names are told once and then numbered; with each candidate come
 * summaries of all providers of the trees that it touches. As with placement's own limit, hosts behind it are not seen;
 * a reply also ends where one message is full.
 */
export function replyTo(
  graph: ProviderGraph,
  request: CandidatesRequest,
  options: ReplyOptions = {},
): Init<GetAllocationCandidatesResponse> & { candidates: Init<Candidate>[] } {
  const reply = new Reply(graph, options);
  findCandidates(graph, request, (found, query) => reply.add(found, query), options.walk);
  return reply.message();
}

class Reply {
  readonly #graph: ProviderGraph;
  readonly #options: ReplyOptions;
  readonly #shapes = new ShapeTable();
  readonly #summaries: Init<ProviderSummary>[] = [];
  readonly #indexes = new Map<number, number>();
  readonly #candidates: Init<Candidate>[] = [];
  #bytes = 0;

  constructor(graph: ProviderGraph, options: ReplyOptions) {
    this.#graph = graph;
    this.#options = options;
  }

  /** False: it does not fit any more. */
  add(found: Found, query: Query): boolean {
    const candidate = this.#candidateOf(found, query);
    if (this.#bytes > replyBudgetBytes) return false;
    this.#candidates.push(candidate);
    this.#options.listed?.(found, query);
    return true;
  }

  message() {
    return {
      resourceClasses: this.#shapes.classes.list,
      traits: this.#shapes.traits.list,
      providerSummaries: this.#summaries,
      candidates: this.#candidates,
    };
  }

  #candidateOf({ root, choice }: Found, query: Query): Init<Candidate> {
    const rootIndex = this.#indexOf(root);
    const allocations = [...allocationsOf(query, choice)].map(([slot, amounts]) => ({
      providerIndex: this.#indexOf(slot),
      classIndexes: [...amounts.keys()].map((name) => this.#shapes.classes.add(name)),
      amounts: [...amounts.values()],
    }));
    const mappings = [...mappingsOf(query, choice)].map(([suffix, slots]) => ({
      suffix,
      providerIndexes: slots.map((slot) => this.#indexOf(slot)),
    }));
    this.#bytes += 12 * (1 + allocations.length * (1 + query.classes) + mappings.length);
    if (this.#options.stored) this.#bytes += uuidBytes;
    return { rootIndex, allocations, mappings, distance: this.#options.distanceOf?.(root) };
  }

  /** The number of a provider's summary; with its first mention comes its whole tree, root first. */
  #indexOf(slot: number): number {
    const known = this.#indexes.get(slot);
    if (known !== undefined) return known;
    const root = this.#graph.rootOf(slot) ?? slot;
    const rootIndex = this.#indexes.get(root) ?? this.#summaries.length;
    const others = this.#graph.nestedRoots.has(root) ? this.#graph.tree(this.#graph.recordAt(root).uuid) : [];
    for (const member of [root, ...others]) {
      if (this.#indexes.has(member)) continue;
      this.#indexes.set(member, this.#summaries.length);
      this.#summaries.push(this.#summaryOf(member, rootIndex));
    }
    return this.#indexes.get(slot) as number;
  }

  #summaryOf(slot: number, rootIndex: number): Init<ProviderSummary> {
    const { uuid, name, cell, availabilityZone } = this.#graph.recordAt(slot);
    const shape = this.#graph.shapeAt(slot);
    const { classIndexes, traitIndexes } = this.#shapes.numbered(shape);
    const capacity: number[] = [];
    const used: number[] = [];
    for (const column of shape.columns) {
      capacity.push(column.capacity(slot));
      used.push(column.used(slot));
    }
    this.#bytes += 130 + name.length + 14 * capacity.length + 2 * traitIndexes.length;
    return { uuid, name, cell, availabilityZone, rootIndex, classIndexes, capacity, used, traitIndexes };
  }
}

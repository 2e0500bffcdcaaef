import { canonical } from './model/candidates.ts';
import type { Allocations, Candidate, Mapping } from './model/candidates.ts';
import type { Answer } from './model/answer.ts';
import type { Operation } from './model/operation.ts';
import type { HttpReply } from './to-http.ts';

interface ErrorBody {
  readonly errors?: readonly { readonly status?: number; readonly code?: string; readonly detail?: string }[];
}

export interface CandidatesBody {
  readonly allocation_requests: readonly {
    readonly allocations: Readonly<Record<string, { readonly resources: Record<string, number> }>>;
    readonly mappings: Mapping;
  }[];
  readonly provider_summaries: Readonly<Record<string, { readonly root_provider_uuid: string }>>;
}

interface ModelCandidates {
  readonly candidates: readonly Candidate[];
  readonly summaries: CandidatesBody['provider_summaries'];
  readonly limit?: number;
}

/** Links depend on where the service stands; the order of lists is left open by `canonical`. */
function withoutLinks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLinks);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'links');
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutLinks(item)]));
}

const differs = (what: string, expected: unknown, told: unknown): string | undefined =>
  canonical(expected) === canonical(told)
    ? undefined
    : `${what}: the model says ${JSON.stringify(expected)}, the service ${JSON.stringify(told)}`;

/** The summaries of all trees that the told candidates use; others may be there, and must be true. */
function summariesDiffer(expected: ModelCandidates, told: CandidatesBody): string | undefined {
  const used = told.allocation_requests.flatMap(({ allocations }) => Object.keys(allocations));
  const roots = new Set(used.map((uuid) => expected.summaries[uuid]?.root_provider_uuid));
  const needed = Object.keys(expected.summaries).filter((uuid) =>
    roots.has(expected.summaries[uuid]?.root_provider_uuid),
  );
  const uuids = new Set([...needed, ...Object.keys(told.provider_summaries)]);
  return [...uuids]
    .map((uuid) => differs(`summary of ${uuid}`, expected.summaries[uuid], told.provider_summaries[uuid]))
    .find((difference) => difference !== undefined);
}

/** Compares two sets of candidates; a limit leaves open which of them are told. Any valid mapping will do. */
export function candidatesDiffer(expected: ModelCandidates, told: CandidatesBody): string | undefined {
  const valid = new Map(expected.candidates.map((one) => [canonical(one.allocations), one]));
  const seen = new Set<string>();
  for (const { allocations, mappings } of told.allocation_requests) {
    const amounts: Allocations = Object.fromEntries(
      Object.entries(allocations).map(([uuid, { resources }]) => [uuid, resources]),
    );
    const key = canonical(amounts);
    if (seen.has(key)) return `candidate told twice: ${key}`;
    seen.add(key);
    const candidate = valid.get(key);
    if (!candidate) return `candidate that the model does not have: ${key}`;
    if (!candidate.mappings.some((mapping) => canonical(mapping) === canonical(mappings)))
      return `mapping that the model does not have, for ${key}: ${JSON.stringify(mappings)}`;
  }
  const count = Math.min(valid.size, expected.limit ?? Infinity);
  if (seen.size !== count) {
    const absent = [...valid.keys()].filter((key) => !seen.has(key));
    return `the model has ${count} candidates, the service ${seen.size}; not told: ${absent.join(' ')}`;
  }
  return summariesDiffer(expected, told);
}

/** What the service's reply says other than the model's answer, in one line; undefined where they agree. */
export function difference(operation: Operation, expected: Answer, reply: HttpReply): string | undefined {
  const error = (reply.body as ErrorBody | undefined)?.errors?.[0];
  const status = differs('status', expected.status, reply.status);
  if (status) return error ? `${status} (${error.code}: ${error.detail})` : status;
  if (expected.status >= 400) {
    const code = expected.code && differs('code', expected.code, error?.code);
    return code || differs('status in the body', expected.status, error?.status);
  }
  if (expected.body === undefined) return undefined;
  if (operation.act === 'allocationCandidates')
    return candidatesDiffer(expected.body as ModelCandidates, reply.body as CandidatesBody);
  return differs('body', expected.body, withoutLinks(reply.body));
}

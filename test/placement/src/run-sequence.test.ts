import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sequences } from './arbitraries.ts';
import type { Candidate } from './model/candidates.ts';
import { Model } from './model/model.ts';
import type { Answer } from './model/answer.ts';
import type { Act, Operation } from './model/operation.ts';
import { DifferenceError, runSequence } from './run-sequence.ts';
import type { FetchLike } from './run-sequence.ts';
import type { HttpReply } from './to-http.ts';
import { operationsFor, topologies, uuid } from './topologies.ts';

/** How a service that agrees with the model would put the answer. */
function replyOf({ status, code, body }: Answer): HttpReply {
  const error = { status, title: '', detail: '', code: code ?? 'placement.query.bad_value' };
  if (status >= 400) return { status, headers: {}, body: { errors: [error] } };
  const { candidates, summaries, limit } = (body ?? {}) as {
    candidates?: Candidate[];
    summaries?: object;
    limit?: number;
  };
  if (!candidates) return { status, headers: {}, body };
  const requests = candidates.slice(0, limit).map(({ allocations, mappings }) => ({
    allocations: Object.fromEntries(
      Object.entries(allocations).map(([provider, resources]) => [provider, { resources }]),
    ),
    mappings: mappings.at(-1),
  }));
  return { status, headers: {}, body: { allocation_requests: requests, provider_summaries: summaries } };
}

/** A model that plays the part of the service: it knows the operations, and answers each request in turn. */
function agreeing(
  operations: readonly Operation[],
  change: (reply: HttpReply) => HttpReply = (same) => same,
) {
  const model = new Model();
  const left = [...operations];
  const send: FetchLike = async (request) => {
    const next = left.shift();
    // After the operations come reads of what there is.
    const uuids = /^\/resource_providers\/([^/]+)/.exec(request.path)?.[1];
    const read = next ?? readAt(request.path, uuids);
    return change(replyOf(model.apply(read)));
  };
  return send;
}

function readAt(path: string, provider = ''): Operation {
  const acts: Record<string, Act> = {
    inventories: 'getInventories',
    usages: 'getUsages',
    allocations: 'getProviderAllocations',
    traits: 'getTraits',
    aggregates: 'getAggregates',
  };
  if (path.startsWith('/allocations/'))
    return { act: 'getAllocations', consumer: path.split('/').at(-1) ?? '' };
  if (!provider) return { act: 'listProviders', filters: {} };
  return { act: acts[path.split('/').at(-1) ?? ''], provider } as Operation;
}

const small: Operation[] = [
  ...operationsFor(topologies[0]!.providers),
  { act: 'allocationCandidates', query: topologies[0]!.queries[0]!.query },
  { act: 'getProvider', provider: uuid('c', 99) },
];

describe('a run', () => {
  it('finds no difference in a service that does as the model does', async () => {
    await fc.assert(
      fc.asyncProperty(sequences(20), (operations) =>
        runSequence(agreeing(operations), operations, new Model()),
      ),
      { numRuns: 30 },
    );
    await runSequence(agreeing(small), small, new Model());
  });

  const told = async (change: (reply: HttpReply) => HttpReply) => {
    const failure = await runSequence(agreeing(small, change), small, new Model()).catch((error) => error);
    expect(failure).toBeInstanceOf(DifferenceError);
    return failure as DifferenceError;
  };
  const editBody = (edit: (body: never) => void) => (reply: HttpReply) => {
    const body = structuredClone(reply.body);
    if (body !== undefined) edit(body as never);
    return { ...reply, body };
  };

  it('tells the first difference and every request before it', async () => {
    const failure = await told((reply) => (reply.status === 404 ? { ...reply, status: 400 } : reply));
    expect(failure.difference).toContain('status: the model says 404, the service 400');
    expect(failure.history).toHaveLength(small.length);
    expect(failure.history.at(-1)).toBe(`GET /resource_providers/${uuid('c', 99)} -> 400`);
    expect(failure.history[0]).toContain('"name":"CN1"');
  });

  it('notices a wrong code, a wrong generation, and a body that lacks something', async () => {
    const code = editBody((body: { errors?: { code: string }[] }) => {
      for (const error of body.errors ?? []) error.code = 'placement.concurrent_update';
    });
    expect((await told(code)).difference).toContain('code: the model says');
    const generation = editBody((body: { resource_provider_generation?: number }) => {
      if (body.resource_provider_generation === 3) body.resource_provider_generation = 2;
    });
    expect((await told(generation)).difference).toContain('body: the model says');
    const trait = editBody((body: { traits?: string[] }) => void body.traits?.pop());
    expect((await told(trait)).difference).toContain('MISC_SHARES_VIA_AGGREGATE');
  });

  it('notices candidates that are missing, told twice, mapped wrongly, or ill summarised', async () => {
    type Body = {
      allocation_requests?: { mappings: object }[];
      provider_summaries: Record<string, { resources: Record<string, { used: number }> }>;
    };
    const missing = editBody((body: Body) => void body.allocation_requests?.pop());
    expect((await told(missing)).difference).toContain('the model has 3 candidates, the service 2');
    const twice = editBody((body: Body) => void body.allocation_requests?.push(body.allocation_requests[0]!));
    expect((await told(twice)).difference).toContain('candidate told twice');
    const mapped = editBody((body: Body) => {
      for (const request of body.allocation_requests ?? []) request.mappings = { '1': [] };
    });
    expect((await told(mapped)).difference).toContain('mapping that the model does not have');
    const used = editBody((body: Body) => {
      for (const { resources } of Object.values(body.provider_summaries ?? {}))
        for (const amounts of Object.values(resources)) amounts.used = 1;
    });
    expect((await told(used)).difference).toContain('summary of');
  });
});

import { TestCloud } from '@cellflow/test-kit';
import {
  canonical,
  Model,
  operationsFor,
  runSequence,
  sequences,
  toHttp,
  topologies,
} from '@cellflow/test-placement';
import type { FetchLike, Mapping } from '@cellflow/test-placement';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modes } from './clouds.ts';
import { startLateReplicas } from './late-replicas.ts';
import { alternating, empty } from './placement-door.ts';

/** A cloud without hosts, so that placement starts empty; nobody but the story writes to it. */
const hostless = [{ name: 'cell1', computes: [] }];

/** Another one each run; CELLFLOW_SEED plays an old one again, CELLFLOW_RUNS plays longer than usual. */
const seed = Number(process.env['CELLFLOW_SEED'] ?? Date.now() % 2 ** 31);

interface CandidatesBody {
  readonly allocation_requests: readonly {
    readonly allocations: Readonly<Record<string, { readonly resources: object }>>;
    readonly mappings: Mapping;
  }[];
}

/** Candidates with their mappings as a set: in no order. */
const asSet = (body: unknown): string[] =>
  (body as CandidatesBody).allocation_requests
    .map(({ allocations, mappings }) => ({
      allocations: Object.fromEntries(
        Object.entries(allocations).map(([provider, { resources }]) => [provider, resources]),
      ),
      mappings,
    }))
    .map(canonical)
    .sort();

interface Ground {
  readonly name: string;
  readonly runs: number;
  start(): Promise<{ readonly urls: readonly string[]; stop(): Promise<void> }>;
}

const grounds: Ground[] = [
  ...modes.flatMap((on) =>
    [1, 2].map((replicas) => ({
      name: `on ${on}, replicas: ${replicas}`,
      runs: on === 'memory' ? 60 : 30,
      start: async () => {
        const cloud = await TestCloud.start({ on, cells: hostless, replicas: { placement: replicas } });
        expect(cloud.stack.placementUrls).toHaveLength(replicas);
        return { urls: cloud.stack.placementUrls, stop: () => cloud[Symbol.asyncDispose]() };
      },
    })),
  ),
  {
    name: 'on memory, replicas: 2, which hear of each other late',
    runs: 15,
    start: () => startLateReplicas({ count: 2, lateMs: 8 }),
  },
];

describe.each(grounds.map((each) => [each.name, each] as const))(
  'the Placement API, %s',
  (name, { runs, start }) => {
    let placement: Awaited<ReturnType<Ground['start']>>;
    let send: FetchLike;
    beforeAll(async () => {
      placement = await start();
      send = alternating(placement.urls);
    });
    beforeEach(() => empty(send));
    afterAll(() => placement?.stop());

    it.each(topologies)('finds exactly the candidates of $name', async ({ providers, queries }) => {
      await runSequence(send, operationsFor(providers), new Model());
      for (const { query, title, candidates } of queries) {
        const reply = await send(toHttp({ act: 'allocationCandidates', query }));
        expect(asSet(reply.body), title).toEqual(candidates.map(canonical).sort());
      }
    });

    it(
      'answers as the model does, whatever it is asked in whatever order',
      { timeout: 180_000 },
      async () => {
        console.log(`placement ${name}: CELLFLOW_SEED=${seed}`);
        const property = fc
          .asyncProperty(sequences(30), (operations) => runSequence(send, operations, new Model()))
          .beforeEach(() => empty(send));
        await fc.assert(property, {
          seed,
          numRuns: Number(process.env['CELLFLOW_RUNS'] ?? runs),
          interruptAfterTimeLimit: 150_000,
          markInterruptAsFailure: true,
        });
      },
    );
  },
);

import { ProviderRecord } from '@cellflow/contracts-placement';
import { ProviderGraph } from '@cellflow/app-placement/engine';
import type { CandidatesRequest } from '@cellflow/app-placement/engine';
import type { Bench } from '../bench.ts';
import { openstack } from '../openstack.ts';
import { flatProvider, smallFlavor } from '../providers.ts';
import type { Row, Table, Target } from '../report.ts';
import { requestOf, timeSearch } from './time-search.ts';
import type { SearchTimes } from './time-search.ts';

/** Of a crowded cloud one host in so many has room left. */
const roomEvery = 500;

interface Case {
  readonly what: string;
  readonly request: CandidatesRequest;
  readonly crowded?: true;
}

const cases: readonly Case[] = [
  { what: 'limit 10', request: requestOf({ '': smallFlavor }, { limit: 10 }) },
  { what: 'limit 1000', request: requestOf({ '': smallFlavor }, { limit: 1000 }) },
  {
    what: `limit 10, 1 in ${roomEvery} has room`,
    request: requestOf({ '': smallFlavor }, { limit: 10 }),
    crowded: true,
  },
  {
    what: 'no answer, traits',
    request: requestOf(
      { '': smallFlavor },
      { limit: 10, required: ['STORAGE_DISK_SSD', 'STORAGE_DISK_HDD'] },
    ),
  },
  { what: 'no answer, amounts', request: requestOf({ '': { ...smallFlavor, VCPU: 65 } }, { limit: 10 }) },
];

/** What each search may take at 10,000 providers, in ms. */
const targets: Readonly<Record<string, Target>> = {
  'limit 10': { figure: 'p99, ms', atMost: 0.5 },
  'limit 1000': { figure: 'p99, ms', atMost: 2 },
};

/** Searches among providers that are trees of one, and how their time grows with the number of providers. */
export async function benchFlat({ options, progress }: Bench): Promise<Table[]> {
  const sizes = options.quick ? [100, 1_000, 10_000] : [100, 1_000, 10_000, 100_000];
  const times = new Map<string, Map<number, SearchTimes>>();
  for (const size of sizes) {
    await progress(`engine: ${size} flat providers`);
    const [empty, crowded] = [graphOf(size, false), graphOf(size, true)];
    for (const { what, request, crowded: isCrowded } of cases) {
      const found = timeSearch(isCrowded ? crowded : empty, request, options.searches);
      times.set(what, (times.get(what) ?? new Map()).set(size, found));
    }
  }
  const rows = [...times].flatMap(([what, bySize]) =>
    [...bySize].map(([size, found]) => rowOf(what, size, found)),
  );
  return [{ title: 'Engine, flat providers', rows, notes: [] }, growthOf(times, sizes)];
}

function graphOf(size: number, crowded: boolean): ProviderGraph {
  const graph = new ProviderGraph();
  for (let number = 0; number < size; number += 1) {
    const hasRoom = !crowded || number % roomEvery === roomEvery - 1;
    const record = flatProvider(number, { usedVcpus: hasRoom ? 0 : 256 });
    graph.put(ProviderRecord.decode(ProviderRecord.encode(record)), 1);
  }
  return graph;
}

const rowOf = (what: string, size: number, { candidates, p50, p99 }: SearchTimes): Row => ({
  what: `${what}: ${size} providers`,
  figures: { candidates, 'p50, ms': p50, 'p99, ms': p99, 'searches/s': Math.round(1000 / p50) },
  ...(size === 10_000 && targets[what] ? { target: targets[what] } : {}),
  ...(what === 'limit 10' && openstack.flatPerSecond[size]
    ? { openstack: `${openstack.flatPerSecond[size]}/s` }
    : {}),
});

/**
 * Time at the largest size beside what the answer, at the smallest, and one look at a bit for each further provider
 * would take. A share of 32 providers to the word is what masks cost; amounts are looked at one by one.
 */
function growthOf(times: ReadonlyMap<string, ReadonlyMap<number, SearchTimes>>, sizes: number[]): Table {
  const rows = [...times].map(([what, bySize]): Row => {
    const [small, large] = [sizes[0] as number, sizes.at(-1) as number];
    const [first, last] = [bySize.get(small) as SearchTimes, bySize.get(large) as SearchTimes];
    const perStep = sizes.slice(1).map((size, at) => {
      const factor = (bySize.get(size)?.p50 ?? 0) / (bySize.get(sizes[at] as number)?.p50 ?? 1);
      return [`${sizes[at]} to ${size}, times`, factor] as const;
    });
    return {
      what,
      figures: {
        ...Object.fromEntries(perStep),
        'ns per provider': ((last.p50 - first.p50) / (large - small)) * 1e6,
        'ns per 32': ((last.p50 - first.p50) / (large - small)) * 32e6,
      },
    };
  });
  return {
    title: 'Engine, flat providers: how the time grows',
    rows,
    notes: [
      'Ten times the providers take at most ten times as long, limits and traits far less: the rest is the answer.',
    ],
  };
}

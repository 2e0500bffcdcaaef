import { fork } from 'node:child_process';
import { once } from 'node:events';
import { ProviderGraph } from '@cellflow/app-placement/engine';
import { ProviderRecord } from '@cellflow/contracts-placement';
import type { Bench } from '../bench.ts';
import { flatProvider } from '../providers.ts';
import type { Row, Table } from '../report.ts';

interface Weight {
  readonly heapBytes: number;
  readonly rssBytes: number;
  readonly totalRssBytes: number;
}

const megabyte = 1024 * 1024;

/** What providers weigh in memory: each size in a process of its own, after a collection. */
export async function benchMemory({ options, progress, entry, undo }: Bench): Promise<Table[]> {
  const sizes = options.quick ? [10_000] : [10_000, 100_000];
  const rows: Row[] = [];
  for (const size of sizes) {
    await progress(`engine: memory of ${size} providers`);
    const child = fork(entry, ['--weigh', String(size)], { execArgv: ['--expose-gc'] });
    undo.push(async () => void child.kill('SIGKILL'));
    const [{ heapBytes, rssBytes, totalRssBytes }] = (await once(child, 'message')) as [Weight];
    rows.push({
      what: `${size} providers`,
      figures: {
        'heap per provider, bytes': Math.round(heapBytes / size),
        'RSS per provider, bytes': Math.round(rssBytes / size),
        'heap, MB': heapBytes / megabyte,
        'RSS, MB': rssBytes / megabyte,
        'RSS of the process, MB': totalRssBytes / megabyte,
      },
      target: { figure: 'RSS of the process, MB', atMost: 500 },
    });
  }
  return [{ title: 'Engine, memory', rows }];
}

/** The child's part: builds a graph and tells the parent what came on top. */
export function weigh(size: number): void {
  const collect = (globalThis as { gc?: () => void }).gc ?? (() => undefined);
  collect();
  const before = process.memoryUsage();
  const graph = new ProviderGraph();
  for (let number = 0; number < size; number += 1) {
    graph.put(ProviderRecord.decode(ProviderRecord.encode(flatProvider(number))), 1);
  }
  collect();
  const after = process.memoryUsage();
  if (graph.size !== size) throw new Error(`${graph.size} providers of ${size}`);
  const weight: Weight = {
    heapBytes: after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers,
    rssBytes: after.rss - before.rss,
    totalRssBytes: after.rss,
  };
  process.send?.(weight, () => process.disconnect());
}

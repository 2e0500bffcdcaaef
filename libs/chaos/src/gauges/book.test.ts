import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { historyOf, judge } from '@cellflow/checker';
import type { Gauge } from '@cellflow/checker';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChaosCloud } from '../cloud/index.ts';
import { createGaugeBook, medianOf } from './book.ts';

/** Keeps memory and files, makes garbage, or collects it, when it reads the word; says so when it has. */
const leaky = `
const kept = [];
let garbage = [];
const memory = () => Buffer.alloc(300 * 2 ** 20, 1);
const acts = {
  keep() {
    for (let i = 0; i < 100; i += 1) kept.push(require('fs').openSync('/dev/null'));
    kept.push(memory());
  },
  litter: () => void garbage.push(memory()),
  collect() {
    garbage = [];
    // The second one waits for the first one's sweepers.
    gc();
    gc();
  },
};
process.stdin.setEncoding('utf8').on('data', (word) => {
  acts[word]();
  process.stdout.write('.');
});
process.stdout.write('.');
`;
const children: { kill(): boolean }[] = [];
afterEach(() => void children.splice(0).forEach((child) => child.kill()));

interface Amounts {
  readonly stores?: number;
  queues?: number;
  queued?: number;
  clients?: number;
  mib?: number;
}

async function cloudWith(amounts: Amounts = {}) {
  const child = spawn(process.execPath, ['--expose-gc', '-e', leaky]);
  children.push(child);
  await once(child.stdout, 'data');
  const tell = async (word: 'keep' | 'litter' | 'collect') => {
    child.stdin.write(word);
    await once(child.stdout, 'data');
    return '';
  };
  const page = (path: string) => tell(path === '/memory' ? 'collect' : 'keep');
  const queue = (at: number) => ({ name: `q${at}`, messages_ready: at === 0 ? (amounts.queued ?? 0) : 0 });
  const others = ['dead-letter.all', 'trace'].map((name) => ({ name, messages_ready: 7 }));
  const answers: Record<string, unknown> = {
    INFO: () =>
      `used_memory:${(amounts.mib ?? 10) * 2 ** 20}\r\nconnected_clients:${amounts.clients ?? 9}\r\n`,
    SCAN: () => ['0', ['ledger']],
    MEMORY: () => 2 ** 20,
  };
  const cloud = {
    services: [{ alias: 'placement', pid: child.pid, page }],
    broker: {
      management: {
        request: async (_: string, path: string) =>
          path.startsWith('/api/queues')
            ? [...others, ...Array.from({ length: amounts.queues ?? 3 }, (_each, at) => queue(at))]
            : [{}],
      },
    },
    stores: Array.from({ length: amounts.stores ?? 1 }, () => ({
      ask: async ([command]: readonly string[]) => (answers[command!] as () => unknown)(),
    })),
  } as unknown as ChaosCloud;
  return { cloud, tell, amounts };
}

const told = (gauges: readonly Gauge[]) => {
  const none = { mappings: [], buildRequests: [], ledger: [] };
  const history = historyOf({
    ...{ accepted: null, deleted: [], api: none, cells: [], guests: null, alternates: 2 },
    placement: { providers: [], consumers: [], ledger: [] },
  });
  const { results } = judge({ ...history, gauges }, { invariants: ['I34'], quiescent: true });
  return results[0]!.violations.map(({ message }) => message);
};

describe('what a cloud uses', () => {
  it('is within its bounds where it comes back to its baseline', async () => {
    const { cloud } = await cloudWith({ stores: 2 });
    const book = createGaugeBook(cloud);
    await book.begin();
    book.sample();
    await book.rest();
    const what = book.gauges().map((gauge) => `${gauge.subject} ${gauge.what} ${gauge.rest}`);
    expect(what).toEqual([
      expect.stringMatching(/^placement rssMib [1-9]/),
      expect.stringMatching(/^placement descriptors [1-9]/),
      ...[
        'broker connections 1',
        'broker queues 5',
        'broker queued 0',
        'store clients 18',
        'store memoryMib 18',
      ],
    ]);
    expect(told(book.gauges())).toEqual([]);
  });

  it('is found out where a process keeps memory and descriptors', async () => {
    const { cloud, tell } = await cloudWith();
    const book = createGaugeBook(cloud);
    await book.begin();
    await tell('keep');
    await book.rest();
    expect(told(book.gauges())).toEqual([
      expect.stringMatching(/^placement rests at \d+ rssMib/),
      expect.stringMatching(/^placement rests at \d+ descriptors/),
    ]);
  });

  it('is within its bounds where all that a process has is garbage', async () => {
    const { cloud, tell } = await cloudWith();
    const book = createGaugeBook(cloud);
    await book.begin();
    await tell('litter');
    book.sample();
    await book.rest();
    const [rss] = book.gauges();
    expect(rss!.peak - rss!.baseline).toBeGreaterThan(290);
    expect(told(book.gauges())).toEqual([]);
  });

  it('is found out where broker or store keep what nobody needs', async () => {
    const { cloud, amounts } = await cloudWith();
    const book = createGaugeBook(cloud);
    await book.begin();
    Object.assign(amounts, { queues: 30, queued: 1, clients: 90, mib: 600 });
    await book.rest();
    expect(told(book.gauges()).map((text) => text.replace(/ rests.*\d (\w+), it.*/, ' $1'))).toEqual([
      ...['broker queues', 'broker queued', 'store clients', 'store memoryMib'],
    ]);
  });

  it('rests at the median of its latest measurements, from the baseline that was set last', async () => {
    const { cloud, amounts } = await cloudWith();
    const book = createGaugeBook(cloud);
    await book.begin();
    const restAt = async (clients: number) => {
      amounts.clients = clients;
      await book.rest();
      return book.gauges().find(({ what }) => what === 'clients');
    };
    expect(await restAt(20)).toMatchObject({ baseline: 9, rest: 20 });
    book.rebase();
    for (const odd of [90, 21, 22]) await restAt(odd);
    expect(await restAt(23)).toMatchObject({ baseline: 20, peak: 90, rest: 22 });
    expect(medianOf([])).toBeUndefined();
  });
});

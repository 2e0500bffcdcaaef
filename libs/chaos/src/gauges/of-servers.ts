import type { ChaosCloud } from '../cloud/index.ts';
import type { Measured } from './bounds.ts';

interface ListedQueue {
  readonly name: string;
  readonly messages_ready?: number;
}

/** Broker and store at rest. Dead letters are the operator's to keep or drop, ledgers are bounded by their capacity. */
export async function measureServers({ broker, store }: ChaosCloud): Promise<Measured[]> {
  const queues = ((await broker.management.request(
    'GET',
    '/api/queues?disable_stats=true&enable_queue_totals=true',
  )) ?? []) as ListedQueue[];
  const connections = ((await broker.management.request('GET', '/api/connections')) ?? []) as unknown[];
  const waiting = queues
    .filter(({ name }) => name !== 'trace' && !name.startsWith('dead-letter.') && !name.startsWith('amq.'))
    .reduce((sum, { messages_ready = 0 }) => sum + messages_ready, 0);
  const bytes = await field(store, 'memory', 'used_memory');
  const ledgers = await ledgerBytes(store);
  return [
    { subject: 'broker', what: 'connections', amount: connections.length },
    { subject: 'broker', what: 'queues', amount: queues.length },
    { subject: 'broker', what: 'queued', amount: waiting },
    { subject: 'store', what: 'clients', amount: await field(store, 'clients', 'connected_clients') },
    { subject: 'store', what: 'memoryMib', amount: Math.round((bytes - ledgers) / 2 ** 20) },
  ];
}

type Store = ChaosCloud['store'];

async function field(store: Store, section: string, name: string): Promise<number> {
  const text = String(await store.ask(['INFO', section]));
  return Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(text)?.[1] ?? NaN);
}

async function ledgerBytes(store: Store): Promise<number> {
  const keys = await streamsOf(store);
  const sizes = await Promise.all(keys.map((key) => store.ask(['MEMORY', 'USAGE', key])));
  return sizes.reduce<number>((sum, size) => sum + Number(size ?? 0), 0);
}

async function streamsOf(store: Store): Promise<string[]> {
  const found = new Set<string>();
  let cursor = '0';
  do {
    const answer = await store.ask(['SCAN', cursor, 'COUNT', '10000', 'TYPE', 'stream']);
    const [next, keys] = answer as unknown as [unknown, unknown[]];
    cursor = String(next);
    for (const key of keys) found.add(String(key));
  } while (cursor !== '0');
  return [...found];
}

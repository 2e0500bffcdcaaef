import { traceQueue } from '@cellflow/topology';
import type { ChaosCloud } from '../cloud/index.ts';
import type { Measured } from './bounds.ts';

interface ListedQueue {
  readonly name: string;
  readonly messages_ready?: number;
}

/**
 * Brokers and stores at rest. Dead letters are the operator's to keep or drop, the copies of what is traced the auditor's
 * to read; ledgers are bounded by their capacity.
 */
export async function measureServers({ broker, stores }: ChaosCloud): Promise<Measured[]> {
  const queues = ((await broker.management.request(
    'GET',
    '/api/queues?disable_stats=true&enable_queue_totals=true',
  )) ?? []) as ListedQueue[];
  const connections = ((await broker.management.request('GET', '/api/connections')) ?? []) as unknown[];
  const waiting = queues
    .filter(({ name }) => name !== traceQueue && !name.startsWith('dead-letter.') && !name.startsWith('amq.'))
    .reduce((sum, { messages_ready = 0 }) => sum + messages_ready, 0);
  const bytes = await total(stores, (store) => field(store, 'memory', 'used_memory'));
  const ledgers = await total(stores, ledgerBytes);
  const clients = await total(stores, (store) => field(store, 'clients', 'connected_clients'));
  return [
    { subject: 'broker', what: 'connections', amount: connections.length },
    { subject: 'broker', what: 'queues', amount: queues.length },
    { subject: 'broker', what: 'queued', amount: waiting },
    { subject: 'store', what: 'clients', amount: clients },
    { subject: 'store', what: 'memoryMib', amount: Math.round((bytes - ledgers) / 2 ** 20) },
  ];
}

type Store = ChaosCloud['store'];

const total = async (stores: readonly Store[], measure: (store: Store) => Promise<number>): Promise<number> =>
  (await Promise.all(stores.map(measure))).reduce((sum, amount) => sum + amount, 0);

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

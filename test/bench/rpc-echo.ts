import { connect } from 'amqplib';
import type { ConsumeMessage } from 'amqplib';
import { StringList } from '@cellflow/contracts-common';
import type { MethodDescriptor, ServiceDescriptor } from '@cellflow/contracts-common';
import { createPlatform, systemClock, systemIds } from '@cellflow/platform';
import { bind, connectAmqp, createClient, newContext, serve } from '@cellflow/rpc';

/** One row: the same echo over plain amqplib and over libs/rpc, same broker, same process, same payload. */
export interface EchoRow {
  readonly inFlight: number;
  /** Echoes per second. */
  readonly plain: number;
  readonly cellflow: number;
  /** cellflow / plain. */
  readonly ratio: number;
  /** ms of this process's CPU per 1,000 echoes, caller and answerer together. */
  readonly plainCpu: number;
  readonly cellflowCpu: number;
}

export interface EchoOptions {
  /** A user that may declare in its vhost. */
  readonly url: string;
  readonly inFlight?: readonly number[];
  /** Per measurement, ms. */
  readonly durationMs?: number;
  /** Measurements of each kind per row, taken in turns; the medians are reported. */
  readonly rounds?: number;
}

const exchange = 'rpc-echo';
const queues = { plain: 'rpc-echo.plain', cellflow: 'rpc-echo.cellflow' } as const;
const payload = 'x'.repeat(200);
const prefetch = 200;

const Echo = {
  fullName: 'bench.Echo',
  methods: {
    echo: {
      name: 'Echo',
      path: 'bench.Echo/Echo',
      kind: 'call',
      idempotent: true,
      timeoutMs: 10_000,
      request: StringList,
      response: StringList,
    } satisfies MethodDescriptor<StringList, StringList>,
  },
} as const satisfies ServiceDescriptor;

type Ask = () => Promise<void>;
interface Side {
  readonly ask: Ask;
  close(): Promise<void>;
}

/** amqplib as one would use it: no delay, direct reply-to, wide prefetch. */
async function plainSide(url: string): Promise<Side> {
  const [server, client] = await Promise.all([
    connect(url, { noDelay: true }),
    connect(url, { noDelay: true }),
  ]);
  const answers = await server.createChannel();
  await answers.prefetch(prefetch);
  await answers.consume(queues.plain, (message) => {
    if (!message) return;
    const { replyTo, correlationId } = message.properties as ConsumeMessage['properties'];
    answers.publish('', String(replyTo), message.content, { correlationId });
    answers.ack(message);
  });
  const asks = await client.createChannel();
  const waiting = new Map<string, () => void>();
  await asks.consume(
    'amq.rabbitmq.reply-to',
    (message) => {
      const id = String(message?.properties.correlationId);
      const resolve = waiting.get(id);
      waiting.delete(id);
      resolve?.();
    },
    { noAck: true },
  );
  let last = 0;
  const content = Buffer.from(payload);
  return {
    ask: () =>
      new Promise((resolve) => {
        const correlationId = String((last += 1));
        waiting.set(correlationId, resolve);
        asks.publish(exchange, queues.plain, content, { correlationId, replyTo: 'amq.rabbitmq.reply-to' });
      }),
    async close() {
      await Promise.all([server.close(), client.close()]);
    },
  };
}

async function cellflowSide(url: string): Promise<Side> {
  const platform = createPlatform();
  const [answering, asking] = await Promise.all([
    connectAmqp({ url, platform }),
    connectAmqp({ url, platform }),
  ]);
  const server = await serve({
    transport: answering,
    platform,
    queues: [{ queue: queues.cellflow, prefetch }],
    bindings: [bind(Echo, { echo: async (request) => request })],
  });
  const route = { exchange, routingKey: queues.cellflow, queue: queues.cellflow };
  const client = createClient({ service: Echo, transport: asking, platform, route: () => route });
  const context = newContext(systemIds);
  let last = 0;
  return {
    ask: async () => {
      last += 1;
      await client.echo({ values: [payload] }, { context, messageId: `echo:${last}` });
    },
    async close() {
      await server.drain();
      await Promise.all([answering.close(), asking.close()]);
    },
  };
}

interface Rate {
  readonly perSecond: number;
  readonly cpuMsPerThousand: number;
}

async function measure(ask: Ask, inFlight: number, durationMs: number): Promise<Rate> {
  let done = 0;
  const cpuBefore = process.cpuUsage();
  const startedAt = systemClock.monotonic();
  const endsAt = startedAt + durationMs;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (systemClock.monotonic() < endsAt) {
        await ask();
        done += 1;
      }
    }),
  );
  const tookMs = systemClock.monotonic() - startedAt;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { perSecond: (done / tookMs) * 1_000, cpuMsPerThousand: (user + system) / done };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Measures both in turns, so that a busy machine slows them alike. */
export async function rpcEcho({
  url,
  inFlight = [1, 64, 256],
  durationMs = 1_500,
  rounds = 3,
}: EchoOptions): Promise<EchoRow[]> {
  const admin = await connect(url);
  const setup = await admin.createChannel();
  await setup.assertExchange(exchange, 'topic', { durable: false });
  for (const queue of Object.values(queues)) {
    await setup.assertQueue(queue, { durable: true });
    await setup.bindQueue(queue, exchange, queue);
  }
  const [plain, cellflow] = await Promise.all([plainSide(url), cellflowSide(url)]);
  const rows: EchoRow[] = [];
  try {
    for (const count of inFlight) {
      // Each way of driving it has code paths of its own to be compiled.
      for (const ask of [plain.ask, cellflow.ask]) await measure(ask, count, 2 * durationMs);
      const rates = { plain: [] as Rate[], cellflow: [] as Rate[] };
      for (let round = 0; round < rounds; round += 1) {
        rates.plain.push(await measure(plain.ask, count, durationMs));
        rates.cellflow.push(await measure(cellflow.ask, count, durationMs));
      }
      const plainRate = median(rates.plain.map((rate) => rate.perSecond));
      const cellflowRate = median(rates.cellflow.map((rate) => rate.perSecond));
      rows.push({
        inFlight: count,
        plain: Math.round(plainRate),
        cellflow: Math.round(cellflowRate),
        ratio: Number((cellflowRate / plainRate).toFixed(2)),
        plainCpu: Math.round(median(rates.plain.map((rate) => rate.cpuMsPerThousand))),
        cellflowCpu: Math.round(median(rates.cellflow.map((rate) => rate.cpuMsPerThousand))),
      });
    }
  } finally {
    await Promise.all([plain.close(), cellflow.close()]);
    for (const queue of Object.values(queues)) await setup.deleteQueue(queue);
    await setup.deleteExchange(exchange);
    await admin.close();
  }
  return rows;
}

const [, script, url] = process.argv;
if (script?.includes('rpc-echo') && url !== undefined) console.table(await rpcEcho({ url }));

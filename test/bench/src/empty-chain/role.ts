import { Redis } from 'ioredis';
import { bodyBytes, firstQueue, hops } from './hops.ts';
import type { Role, Step } from './hops.ts';
import { openBus } from './bus.ts';
import type { Bus } from './bus.ts';

/** What one state change costs the store at least: a record, an index entry, a line of history. */
const script = `
redis.call('HSET', KEYS[1], 'v', ARGV[1], 'd', ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[1], KEYS[1])
redis.call('XADD', KEYS[3], '*', 'e', ARGV[3])
return 1`;

const doneList = '{empty}:done';

interface Environment {
  readonly bus: Bus;
  readonly redis: Redis & { change(...args: (string | Buffer)[]): Promise<number> };
}

/** Serves one role of the empty chain until the process is told to end. */
export async function runRole(role: Role, urls: { broker: string; store: string }): Promise<void> {
  const environment = await open(urls);
  for (const hop of hops.filter((each) => each.role === role))
    await environment.bus.serve(hop.queue, hop.kind, (body) => perform(environment, hop.steps, body));
  process.send?.({ ready: true });
  if (role === 'api')
    process.on(
      'message',
      (order: { count: number; inFlight: number }) => void drive(environment, urls.store, order),
    );
}

async function open(urls: { broker: string; store: string }): Promise<Environment> {
  const redis = new Redis(urls.store, { enableAutoPipelining: true });
  redis.defineCommand('change', { numberOfKeys: 3, lua: script });
  return { bus: await openBus(urls.broker), redis: redis as Environment['redis'] };
}

async function perform({ bus, redis }: Environment, steps: readonly Step[], body: Buffer): Promise<void> {
  for (const step of steps) {
    if (step.do === 'call') await bus.call(step.queue, body);
    else if (step.do === 'cast') await bus.cast(step.queue, body);
    else if (step.do === 'done') await redis.rpush(doneList, '1');
    else await commit(redis, step.scope, body);
  }
}

const commit = (redis: Environment['redis'], scope: string, body: Buffer) =>
  redis.change(
    `{empty}:${scope}:${body.subarray(0, 8).toString('hex')}`,
    `{empty}:${scope}:index`,
    `{empty}:${scope}:ledger`,
    String(body.readUInt32BE(4)),
    body,
    body.subarray(0, 120),
  );

/** Keeps `inFlight` boots going until `count` are done, and tells the parent how long that took. */
async function drive(environment: Environment, storeUrl: string, order: { count: number; inFlight: number }) {
  const waiter = new Redis(storeUrl);
  let started = 0;
  let done = 0;
  const boot = async () => {
    const body = Buffer.alloc(bodyBytes);
    body.writeUInt32BE(process.pid, 0);
    body.writeUInt32BE(++started, 4);
    await commit(environment.redis, 'api', body);
    await environment.bus.cast(firstQueue, body);
  };
  const began = performance.now();
  for (let i = 0; i < Math.min(order.inFlight, order.count); i++) void boot();
  while (done < order.count) {
    await waiter.blpop(doneList, 0);
    const more = (await waiter.lpop(doneList, 1000)) ?? [];
    done += 1 + more.length;
    for (let i = 0; i < 1 + more.length && started < order.count; i++) void boot();
  }
  waiter.disconnect();
  process.send?.({ elapsedMs: performance.now() - began });
}

import type { Platform } from '@cellflow/platform';
import { readFirehose } from '@cellflow/rpc';
import type { Firehose, Published } from '@cellflow/rpc';
import { connect } from '@cellflow/rpc/raw';
import type { ReachedServers } from '@cellflow/stack/servers';
import { traceQueue, vhosts as names } from '@cellflow/topology';
import { cellUsers, ownMethods } from './walls/cells.ts';
import type { BrokerWalls } from './walls/read-broker.ts';

/** What the broker's own trace of all its vhosts told. */
export interface Testimony {
  /** Messages of users of the cells that the broker let in. */
  readonly published: readonly Published[];
  /** Those among them that went above their cell. */
  readonly above: readonly Published[];
  /** Why the witness is not to be relied on, or null. */
  readonly missing: string | null;
}

export interface Witness {
  /** Hears it out, and leaves the broker as it was. */
  dismiss(): Promise<Testimony>;
}

const patienceMs = 10_000;

/** Switches the firehose of every vhost on and listens, as the administrator. Rejects where the broker does not answer. */
export async function callWitness(
  servers: ReachedServers,
  { walls, cells, platform }: { walls: BrokerWalls; cells: readonly string[]; platform: Platform },
): Promise<Witness> {
  const heard: Published[] = [];
  const sentinel = `proof.${platform.ids.uuid()}`;
  let gaps = 0;
  const open: Firehose[] = [];
  const wasEmpty = new Map<string, boolean>();
  for (const { name, tracing } of walls.vhosts) {
    if (!tracing) wasEmpty.set(name, await traceIsEmpty(servers.admin.brokerUrl(name)));
    const take = (published: Published) => void heard.push({ ...published, vhost: published.vhost || name });
    open.push(await readFirehose(servers.admin.brokerUrl(name), take, () => void (gaps += 1)));
    await setTracing(servers, name, true);
  }
  const heardLast = () => walls.vhosts.filter(({ name }) => !heard.some((each) => isLast(each, name)));
  const isLast = ({ vhost, routingKey }: Published, name: string) =>
    vhost === name && routingKey === sentinel;

  return {
    async dismiss() {
      const deadline = platform.clock.monotonic() + patienceMs;
      for (const { name } of walls.vhosts) await publishLast(servers.admin.brokerUrl(name), sentinel);
      while (heardLast().length > 0 && platform.clock.monotonic() < deadline) await platform.clock.sleep(20);
      const deaf = heardLast().map(({ name }) => name);
      for (const { name, tracing } of walls.vhosts) if (!tracing) await setTracing(servers, name, false);
      await Promise.all(open.map((firehose) => firehose.close()));
      for (const [name, empty] of wasEmpty) if (empty) await emptyTrace(servers.admin.brokerUrl(name));
      const missing =
        gaps > 0
          ? 'the broker went away while it was traced'
          : deaf.length > 0
            ? `the trace of ${deaf.join(', ')} tells nothing`
            : null;
      const published = heard.filter(({ user }) => cells.some((cell) => cellUsers(cell).includes(user)));
      return { published, above: published.filter((each) => isAbove(each, cells)), missing };
    },
  };
}

/** Outside of the user's own cell, and no question to placement under its own key. */
function isAbove({ vhost, user, exchange, routingKey }: Published, cells: readonly string[]): boolean {
  const cell = cells.find((name) => cellUsers(name).includes(user))!;
  if (vhost === cell) return false;
  const own = ownMethods(user, cell).map((method) => `placement.${method}.${cell}`);
  return vhost !== names.placement || exchange !== 'placement' || !own.includes(routingKey);
}

const setTracing = (servers: ReachedServers, vhost: string, tracing: boolean) =>
  servers.admin.management.request('PUT', `/api/vhosts/${encodeURIComponent(vhost)}`, { tracing });

/** To nobody, through the default exchange: the trace hears of it all the same. */
const publishLast = (url: string, key: string) =>
  onChannel(url, async (channel) => void channel.publish('', key, Buffer.alloc(0)));

/** The auditor's queue gets a copy, too; what was not there before is not left there. */
const emptyTrace = (url: string) =>
  onChannel(url, async (channel) => void (await channel.purgeQueue(traceQueue)));

const traceIsEmpty = (url: string): Promise<boolean> =>
  onChannel(url, async (channel) => (await channel.checkQueue(traceQueue)).messageCount === 0).catch(
    () => false,
  );

type Channel = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['createConfirmChannel']>>;

async function onChannel<T>(url: string, act: (channel: Channel) => Promise<T>): Promise<T> {
  const connection = await connect(url);
  connection.on('error', () => undefined);
  try {
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => undefined);
    const result = await act(channel);
    await channel.waitForConfirms();
    return result;
  } finally {
    await connection.close().catch(() => undefined);
  }
}

import type { Platform } from '@cellflow/platform';
import { askRedis } from '@cellflow/stack/servers';
import type { ReachedServers } from '@cellflow/stack/servers';
import { vhosts } from '@cellflow/topology';
import { attackBroker } from './attack-broker.ts';
import { attackPlacement } from './attack-placement.ts';
import { attackStore } from './attack-store.ts';
import { keeps, storesOf } from './attacks/login.ts';
import { waitForReply } from './attacks/reply-forgery.ts';
import type { Tried } from './attacks/said.ts';
import { brokerReach } from './walls/broker-reach.ts';
import { cellsAmong, cellUsers } from './walls/cells.ts';
import { findHoles } from './walls/find-holes.ts';
import type { Hole, UserReach } from './walls/find-holes.ts';
import { readBroker } from './walls/read-broker.ts';
import type { BrokerWalls } from './walls/read-broker.ts';
import { readStoreReach } from './walls/store-reach.ts';
import { callWitness } from './witness.ts';
import type { Testimony } from './witness.ts';

export type ProofVerdict = 'valid' | 'invalid' | 'unknown';

/** What was read, tried and seen. */
export interface Proof {
  readonly verdict: ProofVerdict;
  /** Why it is not valid: what got through, what the rules allow, what could not be looked at. */
  readonly reasons: readonly string[];
  readonly cells: readonly string[];
  readonly reach: readonly UserReach[];
  readonly holes: readonly Hole[];
  readonly tried: readonly Tried[];
  readonly testimony: Testimony;
}

export interface ProofOptions {
  readonly servers: ReachedServers;
  readonly platform: Platform;
  /** Only the credentials of this cell. Default: of all. */
  readonly cell?: string;
  /** The servers are there for nothing else: what does harm where it is let through is tried, too. Default false. */
  readonly mayHarm?: boolean;
}

/** The cell that was asked for is not there. */
export class NoSuchCellError extends Error {
  override readonly name = 'NoSuchCellError';
}

/**
 * Proves on live servers that no credential of a cell reaches anything above it: reads the rules that are in force,
 * tries everything that they should refuse, and hears the broker's own trace. Rejects where the servers do not answer,
 * and with NoSuchCellError.
 */
export async function proveNoUpcall(options: ProofOptions): Promise<Proof> {
  const { servers, platform } = options;
  const ask = servers.admin.management.request;
  const walls = await readBroker(ask);
  const all = cellsAmong(
    walls.vhosts.map(({ name }) => name),
    walls.users.map(({ name }) => name),
  );
  const cells = options.cell === undefined ? all : all.filter((name) => name === options.cell);
  if (cells.length === 0) {
    throw new NoSuchCellError(
      `there is no cell ${options.cell ?? ''}; there are ${all.join(', ') || 'none'}`,
    );
  }
  const reach = await readReach(servers, walls, cells);
  const holes = reach.flatMap((each) => findHoles(each, { walls, cells: all }));
  const witness = await callWitness(servers, { walls, cells: all, platform });
  const tried: Tried[] = [];
  let testimony: Testimony;
  try {
    tried.push(...(await tryAll(options, { walls, cells, all })));
  } finally {
    testimony = await witness.dismiss();
  }
  return { ...judge({ holes, tried, testimony }), cells, reach, holes, tried, testimony };
}

async function tryAll(
  { servers, platform, mayHarm = false }: ProofOptions,
  { walls, cells, all }: { walls: BrokerWalls; cells: readonly string[]; all: readonly string[] },
): Promise<Tried[]> {
  const victim = await waitForReply(servers.admin.brokerUrl(vhosts.api));
  const tried: Tried[] = [];
  try {
    for (const cell of cells) {
      const others = all.filter((name) => name !== cell);
      for (const user of cellUsers(cell)) {
        tried.push(...(await attackBroker({ servers, walls, cell, user, others, victim, mayHarm })));
      }
      const name = `proof-${platform.ids.uuid()}`;
      tried.push(...(await attackStore({ servers, cell, others, name, mayHarm })));
    }
    tried.push(...(await attackPlacement(servers, { cells, all, platform })));
  } catch (error) {
    // What was read and tried until then is told all the same.
    const words = error instanceof Error ? error.message : String(error);
    const [user] = cellUsers(cells[0]!);
    tried.push({ user, what: 'go on', kind: 'attack', result: 'unknown', code: 'no answer', words });
  } finally {
    await victim.close();
  }
  return tried;
}

async function readReach(
  servers: ReachedServers,
  walls: BrokerWalls,
  cells: readonly string[],
): Promise<UserReach[]> {
  const names = cells.flatMap((cell) => cellUsers(cell).map((user) => ({ cell, user })));
  const asked = names.map(({ user }) => user);
  const stores = await Promise.all(
    storesOf(servers).map(async (store) => ({
      store,
      reach: await readStoreReach((commands) => askRedis(store.adminUrl, commands), asked),
    })),
  );
  return names.map(({ user, cell }) => ({
    ...{ user, cell },
    tags: walls.users.flatMap(({ name, tags }) => (name === user ? tags : [])),
    broker: brokerReach(walls, user),
    store: stores.find(({ store }) => keeps(store, cell))?.reach.get(user) ?? null,
    otherStores: stores.flatMap(({ store, reach }) =>
      !keeps(store, cell) && reach.get(user) ? [store.scope] : [],
    ),
  }));
}

/** The worst there is. */
export function judge({
  holes,
  tried,
  testimony,
}: Pick<Proof, 'holes' | 'tried' | 'testimony'>): Pick<Proof, 'verdict' | 'reasons'> {
  const invalid = [
    ...holes.map(({ user, what }) => `${user} ${what}`),
    ...tried
      .filter(({ result }) => result === 'through')
      .map(({ user, what }) => `${user} got through: ${what}`),
    ...testimony.above.map(
      ({ user, exchange, routingKey, vhost }) =>
        `the broker let ${user} publish ${exchange || '(default)'}/${routingKey} in ${vhost}`,
    ),
  ];
  if (invalid.length > 0) return { verdict: 'invalid', reasons: invalid };
  const unknown = [
    ...tried
      .filter(({ result }) => result === 'unknown')
      .map(({ user, what, code, words }) => `${user}: ${what}: ${words || code}`),
    ...(testimony.missing === null ? [] : [testimony.missing]),
    ...(testimony.published.length === 0 ? ['the trace saw none of what was let through on purpose'] : []),
    ...(tried.length === 0 ? ['nothing was tried'] : []),
  ];
  return { verdict: unknown.length > 0 ? 'unknown' : 'valid', reasons: unknown };
}

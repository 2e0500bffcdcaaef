import type { ReachedServers } from '@cellflow/stack/servers';
import { users, vhosts } from '@cellflow/topology';
import {
  changeAttacks,
  harmfulAttacks,
  keysAbove,
  publishAttacks,
  takeAttacks,
} from './attacks/broker-attacks.ts';
import type { Attack } from './attacks/broker-attacks.ts';
import { isSession, openSession, publishing } from './attacks/broker-session.ts';
import type { BrokerSession } from './attacks/broker-session.ts';
import { brokerLogin } from './attacks/login.ts';
import type { Victim } from './attacks/reply-forgery.ts';
import { allowed } from './attacks/said.ts';
import type { Said, Tried } from './attacks/said.ts';
import { ownMethods } from './walls/cells.ts';
import type { BrokerWalls } from './walls/read-broker.ts';

export interface Assault {
  readonly servers: ReachedServers;
  readonly walls: BrokerWalls;
  readonly cell: string;
  readonly user: string;
  /** The other cells. */
  readonly others: readonly string[];
  readonly victim: Victim;
  /** The servers are the proof's own: what does harm where it is let through may be tried, too. */
  readonly mayHarm: boolean;
}

/** Everything that one credential of a cell tries at the brokers, and what it must be able to do for that to count. */
export async function attackBroker(assault: Assault): Promise<Tried[]> {
  const { walls, cell, user, servers } = assault;
  const tried: Tried[] = [];
  for (const { name } of walls.vhosts) {
    const allowedIn = name === cell || name === vhosts.placement;
    const opened = await openSession(brokerLogin(servers, { user, cell }, name));
    const said = isSession(opened) ? allowed : opened;
    if (allowedIn) tried.push(control(user, `open the vhost ${name}`, said));
    else tried.push(judged(user, `open the vhost ${name}`, said));
    if (!isSession(opened)) continue;
    try {
      tried.push(...(await attackIn(opened, name, assault)));
    } finally {
      await opened.close();
    }
  }
  return tried;
}

/** What must be let through: else the refusals beside it say nothing. */
const control = (user: string, what: string, { code, words }: Said): Tried => ({
  ...{ user, what, code, words },
  kind: 'control',
  result: code === allowed.code ? 'allowed' : 'unknown',
});

const judged = (user: string, what: string, { code, words }: Said): Tried => ({
  ...{ user, what, code, words },
  kind: 'attack',
  result: code === allowed.code ? 'through' : /^\d{3} /.test(code) ? 'refused' : 'unknown',
});

async function attackIn(session: BrokerSession, vhost: string, assault: Assault): Promise<Tried[]> {
  const { cell, user, victim } = assault;
  const tried: Tried[] = [];
  const own = `placement.${ownMethods(user, cell)[0]}.${cell}`;
  if (vhost === vhosts.placement) {
    tried.push(
      control(user, `publish placement/${own}`, await session.attempt(publishing('placement', own, user))),
    );
    const spoofed = await session.attempt(publishing('placement', own, users.api));
    tried.push(judged(user, `publish placement/${own} under the name of ${users.api}`, spoofed));
  }
  for (const { what, act } of attacksOn(vhost, assault)) {
    const said = await session.attempt(act);
    // Within its own cell a key of the API level may be let in and lead nowhere; elsewhere it may not be let in.
    const led = said.code.startsWith('312') && vhost !== cell ? { ...said, code: allowed.code } : said;
    tried.push(judged(user, `${what} in ${vhost}`, led));
  }
  const forged = await session.attempt(publishing('', victim.guess));
  const reached = victim.replies() > 0 ? allowed : forged.code === allowed.code ? ignored : forged;
  tried.push(judged(user, `forge a reply to the API level in ${vhost}`, reached));
  return tried;
}

const ignored: Said = { code: '200 IGNORED', words: 'nobody got it' };

function attacksOn(vhost: string, { walls, cell, others, mayHarm }: Assault): Attack[] {
  const exchanges = walls.exchanges.filter((each) => each.vhost === vhost).map(({ name }) => name);
  const queues = walls.queues.filter((each) => each.vhost === vhost).map(({ name }) => name);
  const [queue = 'placement'] = queues;
  const exchange = exchanges.find((name) => name !== '' && !name.startsWith('amq.')) ?? 'amq.topic';
  return [
    ...publishAttacks(exchanges, keysAbove(cell, others)),
    ...changeAttacks({ queue, exchange }),
    ...(vhost === cell ? [] : takeAttacks(queues)),
    ...(vhost === cell || !mayHarm ? [] : queues.flatMap(harmfulAttacks)),
  ];
}

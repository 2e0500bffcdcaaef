import { askRedis } from '@cellflow/stack/servers';
import type { ReachedServers } from '@cellflow/stack/servers';
import { candidates, cell0, scopePrefix, users } from '@cellflow/topology';
import { keeps, storesOf } from './attacks/login.ts';
import type { Store } from './attacks/login.ts';
import { allowed } from './attacks/said.ts';
import type { Said, Tried } from './attacks/said.ts';
import { askEach, harmfulCommands, scopeCommands, serverCommands } from './attacks/store-attacks.ts';

interface Assault {
  readonly servers: ReachedServers;
  readonly cell: string;
  readonly others: readonly string[];
  /** Names the keys that are tried, so that no real one is touched. */
  readonly name: string;
  readonly mayHarm: boolean;
}

/** Everything that the credentials of a cell try at the stores. Rejects where one cannot be reached. */
export async function attackStore(assault: Assault): Promise<Tried[]> {
  const { servers, cell, others, name, mayHarm } = assault;
  const conductor = users.cellConductor(cell);
  const url = servers.storeUrl(conductor, cell);
  const scopes = ['api', cell0, 'placement', candidates, ...others];
  const commands = [
    ...scopes.flatMap((scope) => scopeCommands(scope, name)),
    ...serverCommands,
    ...(mayHarm ? harmfulCommands : []),
  ];
  const own = `${scopePrefix(cell)}record:${name}`;
  const [put, removed] = await askEach(url, [
    ['SET', own, 'x'],
    ['DEL', own],
  ]);
  const answers = await askEach(url, commands);
  for (const store of storesOf(servers)) if (keeps(store, cell)) await tidy(store, scopes, name);
  return [
    ...[put!, removed!].map((said, index) => control(conductor, index === 0 ? 'SET' : 'DEL', said)),
    ...commands.map((command, index) => judged(conductor, nameOf(command), answers[index]!)),
    ...(await attackDoors(servers, cell)),
  ];
}

/** A compute has no user at any store, a conductor none at the store of another, and nobody is answered without one. */
async function attackDoors(servers: ReachedServers, cell: string): Promise<Tried[]> {
  const [conductor, compute] = [users.cellConductor(cell), users.compute(cell)];
  const password = new URL(servers.brokerUrl(compute, cell)).password;
  const conductors = new URL(servers.storeUrl(conductor, cell)).password;
  const tried: Tried[] = [];
  for (const store of storesOf(servers)) {
    const as = (user: string, secret: string) =>
      Object.assign(new URL(store.adminUrl), { username: user, password: secret }).href;
    const knock = async (who: string, what: string, url: string) => {
      const [said] = await askEach(url, [['PING']]);
      tried.push(judged(who, what, said!));
    };
    const named = store.scope === '' ? 'the store' : `the store of ${store.scope}`;
    if (!keeps(store, cell)) await knock(conductor, `log in at ${named}`, as(conductor, conductors));
    await knock(compute, `log in at ${named}`, as(compute, password));
    await knock(compute, `ask ${named} without a login`, as('', ''));
  }
  return tried;
}

/** What got through is taken away again; where nothing did this finds nothing. */
async function tidy({ adminUrl }: Store, scopes: readonly string[], name: string): Promise<void> {
  const keys = scopes.map((scope) => `${scopePrefix(scope)}record:${name}`);
  await askRedis(adminUrl, [
    ['DEL', ...keys],
    ['ACL', 'DELUSER', 'proof-nobody'],
  ]);
}

const nameOf = (command: readonly string[]) =>
  command.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ');

const control = (user: string, what: string, { code, words }: Said): Tried => ({
  ...{ user, what: `${what} in its own scope`, code, words },
  kind: 'control',
  result: code === allowed.code ? 'allowed' : 'unknown',
});

const judged = (user: string, what: string, { code, words }: Said): Tried => ({
  ...{ user, what, code, words },
  kind: 'attack',
  result: code === allowed.code ? 'through' : 'refused',
});

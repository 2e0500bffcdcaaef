import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeUrl } from './addresses.ts';
import type { Login } from './addresses.ts';
import { findProgram } from './find-program.ts';
import { freePorts } from './free-ports.ts';
import { askRedis } from './redis-protocol.ts';
import { dataDirectory, startServer } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

/** When a write is on the disk: within a second, or before it is answered. */
export type AppendFsync = 'everysec' | 'always';

export interface RedisOptions {
  /** Default: everysec. */
  readonly appendFsync?: AppendFsync;
  /** The ACL file. Default: no users, no password. */
  readonly acls?: readonly string[];
  /** A user of `acls`, who is told when the data are there; whoever is not let in hears no more than that. */
  readonly admin?: Login;
}

export interface RedisProcess extends ServerProcess {
  readonly port: number;
}

const startTimeoutMs = 30_000;

/** Everything that is acknowledged is appended to a file; when memory runs out writes are refused, nothing is evicted. */
export const redisSettings = (appendFsync: AppendFsync): string[] => [
  'save ""',
  'appendonly yes',
  `appendfsync ${appendFsync}`,
  'maxmemory-policy noeviction',
];

/** Starts the installed redis-server on a free port of the loopback interface, with data of its own. */
export async function startRedis(options: RedisOptions = {}): Promise<RedisProcess> {
  const program = findProgram('redis-server');
  if (program === null) throw new Error('redis-server is not installed');
  const dir = dataDirectory('redis');
  const [port] = (await freePorts(1)) as [number];
  const file = (name: string) => join(dir, name);
  const settings = [
    ...redisSettings(options.appendFsync ?? 'everysec'),
    'bind 127.0.0.1',
    `port ${port}`,
    `dir ${dir}`,
    `pidfile ${file('redis.pid')}`,
    'loglevel warning',
  ];
  if (options.acls) {
    writeFileSync(file('users.acl'), `${options.acls.join('\n')}\n`, { mode: 0o600 });
    settings.push(`aclfile ${file('users.acl')}`);
  }
  writeFileSync(file('redis.conf'), `${settings.join('\n')}\n`);
  const url = `redis://127.0.0.1:${port}`;
  const server = await startServer({
    name: 'Redis',
    dir,
    command: [program, file('redis.conf')],
    env: process.env,
    pidFile: file('redis.pid'),
    answers: () => redisAnswers(options.admin ? storeUrl(url, options.admin) : url),
    pollMs: 5,
    startTimeoutMs,
  });
  return Object.assign(server, { port });
}

/** Any answer will do but that it is still loading. */
async function redisAnswers(url: string): Promise<boolean> {
  try {
    const [answer] = await askRedis(url, [['PING']]);
    return !(answer instanceof Error && answer.message.startsWith('LOADING'));
  } catch {
    return false;
  }
}

import { askRedis } from '@cellflow/stack/servers';
import type { RedisAnswer } from '@cellflow/stack/servers';
import { scopePrefix } from '@cellflow/topology';
import type { Said } from './said.ts';
import { allowed } from './said.ts';

/** Reading, writing and scripting over a key of a scope, and reading its ledger. */
export function scopeCommands(scope: string, name: string): string[][] {
  const key = `${scopePrefix(scope)}record:${name}`;
  return [
    ['GET', key],
    ['SET', key, 'x'],
    ['DEL', key],
    ['EVAL', "return redis.call('GET', ARGV[1])", '0', key],
    ['EVAL', "return redis.call('SET', KEYS[1], 'x')", '1', key],
    ['XRANGE', `${scopePrefix(scope)}ledger`, '-', '+', 'COUNT', '1'],
  ];
}

/** Looking around in the whole server, and changing it; none of these does harm where it is let through. */
export const serverCommands: readonly string[][] = [
  ['SCAN', '0', 'COUNT', '1'],
  ['KEYS', 'proof-nothing'],
  ['RANDOMKEY'],
  ['CONFIG', 'GET', 'maxmemory'],
  ['CONFIG', 'SET', 'maxmemory-policy', 'noeviction'],
  ['ACL', 'LIST'],
  ['ACL', 'SETUSER', 'proof-nobody'],
  ['INFO', 'server'],
  ['PUBLISH', 'x', 'y'],
  ['MONITOR'],
];

/** For servers that may be harmed. */
export const harmfulCommands: readonly string[][] = [['SCRIPT', 'FLUSH'], ['FLUSHALL'], ['SHUTDOWN']];

/** What the store answers to each, each on a connection of its own. Rejects where it cannot be reached. */
export async function askEach(url: string, commands: readonly string[][]): Promise<Said[]> {
  const said: Said[] = [];
  for (const command of commands) {
    const [answer] = await askRedis(url, [command]).catch((error: unknown) => {
      if (isRefusal(error)) return [error];
      throw error;
    });
    said.push(saidBy(answer ?? null));
  }
  return said;
}

const refusals = /^(NOPERM|NOAUTH|WRONGPASS|ERR)\b/;
const isRefusal = (error: unknown): error is Error => error instanceof Error && refusals.test(error.message);

function saidBy(answer: RedisAnswer): Said {
  if (!(answer instanceof Error)) return allowed;
  const [code = ''] = answer.message.split(' ');
  // A script that may not touch a key fails with an error of the script; the reason is inside.
  return {
    code: /NOPERM|can't access|non local key|No permissions/i.test(answer.message) ? 'NOPERM' : code,
    words: answer.message,
  };
}

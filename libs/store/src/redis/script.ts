import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { replyCode } from './redis-error.ts';
import type { ScriptArgument } from './encode-commit.ts';

/** A Lua script and the name Redis keeps it under. */
export interface Script {
  readonly text: string;
  readonly sha1: string;
  readonly readOnly: boolean;
}

export const script = (text: string, options: { readOnly: boolean }): Script => ({
  text,
  sha1: createHash('sha1').update(text).digest('hex'),
  readOnly: options.readOnly,
});

/** Runs a script, sending its text where the server has lost or never seen it: then nothing of it had run. */
export async function runScript(
  redis: Redis,
  { text, sha1, readOnly }: Script,
  keys: readonly string[],
  values: readonly ScriptArgument[],
): Promise<unknown> {
  const suffix = readOnly ? '_RO' : '';
  try {
    return await redis.call(`EVALSHA${suffix}`, [sha1, String(keys.length), ...keys, ...values]);
  } catch (error) {
    if (replyCode(error) !== 'NOSCRIPT') throw error;
    return redis.call(`EVAL${suffix}`, [text, String(keys.length), ...keys, ...values]);
  }
}

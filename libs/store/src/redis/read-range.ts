import type { Redis } from 'ioredis';
import { checkRange } from '../check-commit.ts';
import type { IndexEntry, RangeQuery } from '../store.ts';
import { rangeScript } from './range.lua.ts';
import { runScript, script } from './script.ts';

const reading = script(rangeScript, { readOnly: true });

/** Entries of the index kept under `key`. A query with `after` is a script: Redis has no such range of its own. */
export async function readRange(redis: Redis, key: string, query: RangeQuery): Promise<IndexEntry[]> {
  checkRange(query);
  const { limit, after, reverse = false, min = -Infinity, max = Infinity } = query;
  if (limit === 0) return [];
  if (after && (reverse ? after.score <= max : after.score >= min)) {
    const values = [reverse ? 'desc' : 'asc', String(after.score), after.member, String(limit)];
    const entries = pairs((await runScript(redis, reading, [key], values)) as string[]);
    if (reverse) entries.reverse();
    return entries.filter(({ score }) => score >= min && score <= max);
  }
  const [from, to] = reverse ? [bound(max), bound(min)] : [bound(min), bound(max)];
  const order = reverse ? ['REV'] : [];
  return pairs(
    (await redis.call('ZRANGE', [
      key,
      from,
      to,
      'BYSCORE',
      ...order,
      'LIMIT',
      '0',
      String(limit),
      'WITHSCORES',
    ])) as string[],
  );
}

const bound = (score: number): string =>
  score === Infinity ? '+inf' : score === -Infinity ? '-inf' : String(score);

function pairs(flat: readonly string[]): IndexEntry[] {
  const entries: IndexEntry[] = [];
  for (let i = 0; i < flat.length; i += 2)
    entries.push({ member: flat[i] as string, score: Number(flat[i + 1]) });
  return entries;
}

import { createHash } from 'node:crypto';
import type { Ids } from '@cellflow/platform';
import type { Redis } from 'ioredis';
import { formatEpoch, parseEpochs } from '../continuity/epoch.ts';
import type { Epoch } from '../continuity/epoch.ts';
import type { Tracker } from '../continuity/tracker.ts';
import { replyCode } from './redis-error.ts';
import { runScript, script } from './script.ts';
import type { StoreKeys } from './store-keys.ts';

/** Puts an epoch before the others where these are as the caller read them. */
const resuming = script(
  `#!lua
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2] .. ARGV[1])
return 1
`,
  { readOnly: false },
);

/**
 * Compares what was seen of a scope with its store: true where it may be gone on. A user who may not read it (NOPERM)
 * has seen nothing either.
 */
export async function compareEpochs(redis: Redis, keys: StoreKeys, tracker: Tracker): Promise<boolean> {
  try {
    const asked = tracker.mark();
    return tracker.take((await read(redis, keys)).found, asked);
  } catch (error) {
    if (replyCode(error) !== 'NOPERM') throw error;
    return true;
  }
}

/**
 * As compareEpochs, and begins a new epoch where the server is not the process that the last one was begun on: it may
 * have lost its newest commits, and whoever has seen these finds by the new epoch's beginning that they are gone, even
 * when others have gone on from there. A server forgets the scripts it was given when it ends, so each epoch has one.
 */
export async function resumeEpochs(
  redis: Redis,
  { keys, tracker, ids }: { keys: StoreKeys; tracker: Tracker; ids: Ids },
): Promise<void> {
  const { text, found } = await read(redis, keys);
  const newest = found.epochs[0];
  if (newest && !(await isMarked(redis, newest.id))) {
    const start = tracker.continuity.epoch === '' ? 'blind' : 'resumed';
    const epoch: Epoch = { id: ids.hex(8), since: found.revision, start };
    await markEpoch(redis, epoch.id);
    await runScript(redis, resuming, [keys.epochs], [text, formatEpoch(epoch)]);
  }
  await compareEpochs(redis, keys, tracker);
}

/** Makes this server process the one an epoch is begun on. Comes before the epoch does. */
export const markEpoch = async (redis: Redis, id: string): Promise<void> =>
  void (await redis.call('SCRIPT', 'LOAD', markOf(id)));

const markOf = (id: string): string => `return '${id}'`;

async function isMarked(redis: Redis, id: string): Promise<boolean> {
  const sha1 = createHash('sha1').update(markOf(id)).digest('hex');
  const [known] = (await redis.call('SCRIPT', 'EXISTS', sha1)) as number[];
  return known === 1;
}

async function read(redis: Redis, { epochs, revision }: StoreKeys) {
  const [text, newest] = await redis.mget(epochs, revision);
  return { text: text ?? '', found: { epochs: parseEpochs(text ?? ''), revision: Number(newest ?? 0) } };
}

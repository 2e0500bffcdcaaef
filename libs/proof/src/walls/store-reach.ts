import type { RedisAnswer } from '@cellflow/stack/servers';

/** What one user may do in the store. */
export interface StoreReach {
  /** Patterns as ACL rules have them: "~{cell1}:*", "%R~...". */
  readonly keys: readonly string[];
  readonly channels: string;
  /** Rules of commands, as the server prints them. */
  readonly commands: string;
  /** Further rule sets (ACL selectors), as the server prints them. */
  readonly selectors: number;
}

type AskStore = (commands: readonly (readonly string[])[]) => Promise<RedisAnswer[]>;

/** What the store's live ACL says of each user; null for one that it does not know. Rejects where it does not answer. */
export async function readStoreReach(
  ask: AskStore,
  names: readonly string[],
): Promise<ReadonlyMap<string, StoreReach | null>> {
  const answers = await ask(names.map((name) => ['ACL', 'GETUSER', name]));
  const refused = answers.find((answer) => answer instanceof Error);
  if (refused) throw refused;
  return new Map(names.map((name, index) => [name, reachOf(answers[index] ?? null)]));
}

/** Names in `ACL LIST`: "user cell1-conductor on ...". */
export async function readStoreUsers(ask: AskStore): Promise<string[]> {
  const [lines] = await ask([['ACL', 'LIST']]);
  if (!Array.isArray(lines)) throw lines instanceof Error ? lines : new Error('ACL LIST gave no list');
  return (lines as readonly RedisAnswer[]).map((line) => String(line).split(' ')[1] ?? '');
}

function reachOf(answer: RedisAnswer): StoreReach | null {
  if (!Array.isArray(answer)) return null;
  const flat = answer as readonly RedisAnswer[];
  const field = (name: string) => flat[flat.indexOf(name) + 1] ?? '';
  const selectors = field('selectors');
  return {
    keys: String(field('keys'))
      .split(' ')
      .filter((pattern) => pattern !== ''),
    channels: String(field('channels')),
    commands: String(field('commands')),
    selectors: Array.isArray(selectors) ? selectors.length : 0,
  };
}

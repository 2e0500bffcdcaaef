import { askRedis } from '@cellflow/stack';
import type { RedisAnswer, Servers } from '@cellflow/stack';
import { ChaosError } from '../chaos-error.ts';

/** The store in the hands of its administrator. */
export interface StoreAdmin {
  readonly url: string;
  /** Asks one command over a connection of its own. Rejects with what Redis refuses. */
  ask(command: readonly string[], options?: { readonly timeoutMs?: number }): Promise<RedisAnswer>;
  /** The values of settings, by name. */
  settings(names: readonly string[]): Promise<Record<string, string>>;
  /** Throws ChaosError where the store is not a program of ours. */
  program(): NonNullable<Servers['processes']>['redis'];
}

export function storeAdmin(servers: Servers): StoreAdmin {
  const url = servers.admin.storeUrl;
  return {
    url,
    ask: (command, options) => askStore(url, command, options),
    settings: (names) => readSettings(url, names),
    program: () => {
      if (servers.processes) return servers.processes.redis;
      throw new ChaosError(`this fault needs a store that was started here; there is ${servers.description}`);
    },
  };
}

/** Asks one command. Rejects with what Redis refuses. */
export async function askStore(
  url: string,
  command: readonly string[],
  options: { readonly timeoutMs?: number } = {},
): Promise<RedisAnswer> {
  const [answer = null] = await askRedis(url, [command], options);
  if (answer instanceof Error) throw answer;
  return answer;
}

/** The values of settings of the Redis at `url`. */
export async function readSettings(url: string, names: readonly string[]): Promise<Record<string, string>> {
  const answer = await askStore(url, ['CONFIG', 'GET', ...names]);
  const words = Array.isArray(answer) ? answer.map(String) : [];
  return Object.fromEntries(words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? '']] : [])));
}

import type { Init, LedgerEvent } from '@cellflow/contracts-common';
import { createPlatform } from '@cellflow/platform';
import type { Clock, Platform } from '@cellflow/platform';
import { connectRedisStore, createMemoryStore } from '@cellflow/store';
import type { LedgerEntry, Store } from '@cellflow/store';
import { startRedisServer } from './redis-server.ts';

export const platform: Platform = createPlatform();

/** A place where stores live; `open` twice with one scope gives two users of one store. */
export interface StoreHome {
  readonly name: string;
  /** `clock`: the user's own. */
  open(scope: string, clock?: Clock): Promise<Store>;
  end(): Promise<void>;
}

export async function memoryHome(): Promise<StoreHome> {
  const stores = new Map<string, Store>();
  return {
    name: 'memory',
    async open(scope) {
      const store = stores.get(scope) ?? createMemoryStore({ scope, platform });
      stores.set(scope, store);
      return store;
    },
    end: async () => undefined,
  };
}

/** The Redis of CELLFLOW_TEST_REDIS_URL, or one of our own. */
export async function redisHome(): Promise<StoreHome> {
  const given = process.env['CELLFLOW_TEST_REDIS_URL'];
  const server = given ? null : await startRedisServer();
  const url = given ?? (server?.url as string);
  const stores: Store[] = [];
  return {
    name: 'redis',
    async open(scope, clock = platform.clock) {
      const store = await connectRedisStore({
        ...{ url, scope, timeoutMs: 5000 },
        platform: { ...platform, clock },
      });
      stores.push(store);
      return store;
    },
    async end() {
      await Promise.all(stores.map((store) => store.close()));
      await server?.stop();
    },
  };
}

let scopes = 0;

/** A scope that no other test has used, in this run or an earlier one. */
export const freshScope = (): string => `test-${process.pid}-${Date.now().toString(36)}-${scopes++}`;

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const text = (value: Uint8Array | undefined): string | undefined =>
  value && new TextDecoder().decode(value);

/** A ledger event that can be told from others. */
export const event = (type: string): Init<LedgerEvent> => ({ type, atMs: 1, actor: 'test' });

export const typesOf = (entries: readonly LedgerEntry[]): string[] =>
  entries.map((entry) => entry.event.type);

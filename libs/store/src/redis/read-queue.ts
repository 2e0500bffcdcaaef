import type { Clock } from '@cellflow/platform';
import type { StoredRecord } from '../store.ts';
import type { RedisConnection } from './connection.ts';
import { decodeRecord } from './encode-commit.ts';

/** Keys of one MGET: more would keep the server from others for too long. */
const keysPerRead = 512;

interface WaitingRead {
  readonly keys: readonly string[];
  resolve(records: (StoredRecord | null)[]): void;
  reject(error: unknown): void;
}

/** Reads of records: all that are asked within one event-loop turn travel in one MGET. */
export class ReadQueue {
  readonly #connection: RedisConnection;
  readonly #clock: Clock;
  #waiting: WaitingRead[] = [];

  constructor(connection: RedisConnection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /** Records of keys as Redis names them, in the order asked. */
  read(keys: readonly string[]): Promise<(StoredRecord | null)[]> {
    if (keys.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ keys, resolve, reject });
      if (this.#waiting.length === 1) this.#clock.defer(() => void this.#flush());
    });
  }

  async #flush(): Promise<void> {
    const reads = this.#waiting;
    this.#waiting = [];
    try {
      const found = await this.#fetch(reads.flatMap((read) => read.keys));
      let from = 0;
      for (const { keys, resolve } of reads) {
        resolve(found.slice(from, from + keys.length));
        from += keys.length;
      }
    } catch (error) {
      for (const read of reads) read.reject(error);
    }
  }

  async #fetch(keys: readonly string[]): Promise<(StoredRecord | null)[]> {
    const parts: Promise<(Buffer | null)[]>[] = [];
    for (let from = 0; from < keys.length; from += keysPerRead)
      parts.push(this.#connection.redis.mgetBuffer(keys.slice(from, from + keysPerRead)));
    return (await Promise.all(parts)).flat().map(decodeRecord);
  }
}

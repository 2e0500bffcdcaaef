import { randomFillSync, randomUUID } from 'node:crypto';

/** The only source of fresh identifiers. */
export interface Ids {
  /** RFC 4122 version 4, lower case. */
  uuid(): string;
  /** `bytes` random bytes as lower-case hex. */
  hex(bytes: number): string;
}

/** Random bytes are fetched by the page: asking the system for a few at a time costs more than all else in an id. */
const pool = Buffer.alloc(4096);
let used = pool.length;

function hex(bytes: number): string {
  if (bytes > pool.length) return randomFillSync(Buffer.alloc(bytes)).toString('hex');
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}

export const systemIds: Ids = { uuid: () => randomUUID(), hex };

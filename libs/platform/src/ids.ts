import { randomBytes, randomUUID } from 'node:crypto';

/** The only source of fresh identifiers. */
export interface Ids {
  /** RFC 4122 version 4, lower case. */
  uuid(): string;
  /** `bytes` random bytes as lower-case hex. */
  hex(bytes: number): string;
}

export const systemIds: Ids = {
  uuid: () => randomUUID(),
  hex: (bytes) => randomBytes(bytes).toString('hex'),
};

import { LedgerEvent } from '@cellflow/contracts-common';
import type { Commit, Expectation, StoredRecord } from '../store.ts';
import type { StoreKeys } from './store-keys.ts';

export type ScriptArgument = string | Buffer;

/** A commit as the script's arguments, and about how many bytes they are on the wire. */
export interface EncodedCommit {
  readonly arguments: readonly ScriptArgument[];
  readonly bytes: number;
}

const versionBytes = 8;

/** What Redis holds for a record: its version and its value. */
export function decodeRecord(stored: Buffer | null): StoredRecord | null {
  if (stored === null) return null;
  return { version: stored.readDoubleBE(0), value: stored.subarray(versionBytes) };
}

/** The parts of a commit in the order the script takes them. */
export function encodeCommit(change: Commit, keys: StoreKeys): EncodedCommit {
  const { expect = [], put = [], delete: deletes = [], index = [], ledger = [] } = change;
  const counts = Buffer.allocUnsafe(10);
  [expect, put, deletes, index, ledger].forEach((part, i) => counts.writeUInt16BE(part.length, 2 * i));
  const parts: ScriptArgument[] = [counts];
  for (const expectation of expect) parts.push(keys.record(expectation.key), wanted(expectation));
  for (const { key, value, ttlMs } of put)
    parts.push(keys.record(key), asBuffer(value), ttlMs === undefined ? '' : String(ttlMs));
  for (const key of deletes) parts.push(keys.record(key));
  for (const { index: name, member, score } of index)
    parts.push(keys.index(name), member, score === null ? '' : String(score));
  for (const event of ledger) parts.push(asBuffer(LedgerEvent.encode(event)));
  return { arguments: parts, bytes: parts.reduce((sum, part) => sum + part.length + 8, 0) };
}

function wanted({ version }: Expectation): ScriptArgument {
  if (version === 'exists') return '*';
  if (version === 0) return '';
  const stored = Buffer.allocUnsafe(versionBytes);
  stored.writeDoubleBE(version);
  return stored;
}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

import type { Commit, RangeQuery } from './store.ts';

/** The most records, index changes or ledger entries that one commit may carry of each. */
const maxPerCommit = 50_000;

/**
 * Throws a TypeError naming the field where a commit cannot mean anything. A defect of the caller, found before
 * anything is sent.
 */
export function checkCommit(change: Commit): void {
  for (const { key, version } of change.expect ?? []) {
    checkName(key, 'expect.key');
    if (version !== 'exists' && !(Number.isSafeInteger(version) && version >= 0))
      throw new TypeError(`expect.version of ${key}: expected a version, 0 or 'exists', got ${version}`);
  }
  for (const { key, ttlMs } of change.put ?? []) {
    checkName(key, 'put.key');
    if (ttlMs !== undefined && !(Number.isSafeInteger(ttlMs) && ttlMs > 0))
      throw new TypeError(`put.ttlMs of ${key}: expected a whole number of ms above 0, got ${ttlMs}`);
  }
  for (const key of change.delete ?? []) {
    checkName(key, 'delete');
    if (change.put?.some((put) => put.key === key))
      throw new TypeError(`delete: ${key} is also put by the same commit`);
  }
  for (const { index, member, score } of change.index ?? []) {
    checkName(index, 'index.index');
    checkName(member, 'index.member');
    if (score !== null && !Number.isFinite(score))
      throw new TypeError(`index.score of ${member} in ${index}: expected a finite number, got ${score}`);
  }
  if (change.epoch && !isEffective(change))
    throw new TypeError('epoch: begun by a commit that writes nothing');
  for (const part of ['expect', 'put', 'delete', 'index', 'ledger'] as const) {
    const length = change[part]?.length ?? 0;
    if (length > maxPerCommit)
      throw new TypeError(`${part}: at most ${maxPerCommit} in one commit, got ${length}`);
  }
}

/** Throws a TypeError naming the field where a range query cannot mean anything. */
export function checkRange(query: RangeQuery): void {
  if (!(Number.isSafeInteger(query.limit) && query.limit >= 0))
    throw new TypeError(`limit: expected a whole number, got ${query.limit}`);
  if (query.after && !Number.isFinite(query.after.score))
    throw new TypeError(`after.score: expected a finite number, got ${query.after.score}`);
  for (const bound of ['min', 'max'] as const)
    if (Number.isNaN(query[bound])) throw new TypeError(`${bound}: expected a number, got NaN`);
}

/** Whether a commit writes anything; one that only expects takes no revision. */
export function isEffective(change: Commit): boolean {
  return !!(change.put?.length || change.delete?.length || change.index?.length || change.ledger?.length);
}

function checkName(name: string, field: string): void {
  if (typeof name !== 'string' || name === '') throw new TypeError(`${field}: expected a name, got ${name}`);
}

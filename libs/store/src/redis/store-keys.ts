/** Where a scope's data lives in Redis. The braces keep a scope in one slot of a Redis Cluster. */
export interface StoreKeys {
  readonly revision: string;
  readonly ledger: string;
  /** The scope's epochs, the newest first. */
  readonly epochs: string;
  record(key: string): string;
  index(name: string): string;
}

export function storeKeys(scope: string): StoreKeys {
  const records = `{${scope}}:record:`;
  const indexes = `{${scope}}:index:`;
  return {
    revision: `{${scope}}:revision`,
    ledger: `{${scope}}:ledger`,
    epochs: `{${scope}}:epochs`,
    record: (key) => records + key,
    index: (name) => indexes + name,
  };
}

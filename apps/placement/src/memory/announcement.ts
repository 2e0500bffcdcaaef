import type { Init, LedgerEvent } from '@cellflow/contracts-common';
import { kinds } from './kinds.ts';

type Naming = Pick<Init<LedgerEvent>, 'instanceUuid' | 'allocations' | 'detail' | 'changed'>;

/** Keys of the records that a ledger entry says its commit changed. */
export function* keysChangedBy(event: Naming): Iterable<string> {
  if (event.instanceUuid) yield kinds.consumer.key(event.instanceUuid);
  const provider = event.detail?.['provider_uuid'];
  if (provider) yield kinds.provider.key(provider);
  for (const { providerUuid } of event.allocations ?? []) {
    if (providerUuid) yield kinds.provider.key(providerUuid);
  }
  for (const key of event.changed ?? []) yield key;
}

/** The entries of one commit, which between them name each of the keys. Most do so by what they tell. */
export function announcing(
  events: readonly Init<LedgerEvent>[],
  keys: Iterable<string>,
): Init<LedgerEvent>[] {
  const named = new Set(events.flatMap((event) => [...keysChangedBy(event)]));
  const changed = [...keys].filter((key) => !named.has(key));
  const last = events.at(-1);
  if (!last || changed.length === 0) return [...events];
  return [...events.slice(0, -1), { ...last, changed }];
}

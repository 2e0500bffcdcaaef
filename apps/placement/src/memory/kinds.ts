import type { Codec } from '@cellflow/contracts-common';
import {
  ConsumerRecord,
  GroupRecord,
  LevelRecord,
  NamedRecord,
  PlaceRecord,
  ProviderRecord,
  RecoveryRecord,
} from '@cellflow/contracts-placement';
import { placementIndexes, placementKeys } from '@cellflow/store';

/** A kind of record of the placement store. */
export interface Kind<T> {
  readonly codec: Codec<T>;
  key(id: string): string;
  idOf(record: T): string;
  /** Where it stands in an index while it exists; `member` is its id, or its key in an index of several kinds. */
  readonly index: string;
}

const kind = <T>(of: Kind<T>): Kind<T> => of;

/** There is one record of recoveries: of the last one. */
export const lastRecovery = 'last';

/** Every kind of record that replicas keep in memory. */
export const kinds = {
  provider: kind({
    codec: ProviderRecord,
    key: placementKeys.provider,
    idOf: (record) => record.uuid,
    index: placementIndexes.providers,
  }),
  consumer: kind({
    codec: ConsumerRecord,
    key: placementKeys.consumer,
    idOf: (record) => record.uuid,
    index: placementIndexes.consumers,
  }),
  resourceClass: kind({
    codec: NamedRecord,
    key: placementKeys.resourceClass,
    idOf: (record) => record.name,
    index: placementIndexes.registry,
  }),
  trait: kind({
    codec: NamedRecord,
    key: placementKeys.trait,
    idOf: (record) => record.name,
    index: placementIndexes.registry,
  }),
  group: kind({
    codec: GroupRecord,
    key: placementKeys.group,
    idOf: (record) => record.uuid,
    index: placementIndexes.registry,
  }),
  level: kind({
    codec: LevelRecord,
    key: placementKeys.level,
    idOf: (record) => record.name,
    index: placementIndexes.registry,
  }),
  place: kind({
    codec: PlaceRecord,
    key: placementKeys.place,
    idOf: (record) => record.aggregateUuid,
    index: placementIndexes.registry,
  }),
  recovery: kind({
    codec: RecoveryRecord,
    key: placementKeys.recovery,
    idOf: () => lastRecovery,
    index: placementIndexes.registry,
  }),
};

export type KindName = keyof typeof kinds;
export type RecordOf<K extends KindName> = (typeof kinds)[K] extends Kind<infer T> ? T : never;

const prefixes = Object.keys(kinds).map(
  (name) => [kinds[name as KindName].key(''), name as KindName] as const,
);

/** What a key of the store names, or null where replicas keep no such record. */
export function parseKey(key: string): { readonly kind: KindName; readonly id: string } | null {
  const colon = key.indexOf(':') + 1;
  const found = prefixes.find(([prefix]) => prefix.length === colon && key.startsWith(prefix));
  return found ? { kind: found[1], id: key.slice(colon) } : null;
}

/**
 * Every type of entry that a service writes into a ledger, by whom it is about. A service that writes another one has to
 * name it here: whoever asks for entries by their type, as the expectations of a scenario do, is told of a misspelt one.
 */
export const eventTypes = [
  // A request and its servers above the cells.
  'server.accepted',
  'server.scheduled',
  'server.redriven',
  'server.given-up',
  'server.deleted',
  'outbox.sent',
  'outbox.dropped',
  'outbox.buried',

  // A server in its cell, or in cell0.
  'instance.created',
  'instance.buried',
  'instance.deleting',
  'instance.deleted',
  'build.begun',
  'build.state',
  'build.succeeded',
  'build.failed',
  'build.refused',
  'build.retried',
  'build.exhausted',
  'build.aborted',
  'lease.expired',
  'guest.unknown',

  // What placement gives and takes.
  'allocation.claimed',
  'allocation.released',
  'allocation.restored',
  'consumer.updated',
  'consumer.fenced',
  'consumer.tombstoned',

  // What placement has to give.
  'provider.created',
  'provider.updated',
  'provider.placed',
  'provider.deleted',
  'provider.missed',
  'provider.overcommitted',
  'inventory.added',
  'inventory.updated',
  'inventory.deleted',
  'inventories.replaced',
  'traits.replaced',
  'aggregates.replaced',
  'resource_class.created',
  'resource_class.renamed',
  'resource_class.deleted',
  'trait.created',
  'trait.deleted',
  'level.created',
  'level.updated',
  'level.deleted',
  'place.created',
  'place.deleted',

  // A store that lost something.
  'store.recovering',
  'store.holdings_reported',
  'store.cell_reported',
  'store.recovered',
] as const;
export type EventType = (typeof eventTypes)[number];

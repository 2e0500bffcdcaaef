/** Every key and index, by scope. Within a scope's store; the adapters add the scope. */
export const apiKeys = {
  instanceMapping: (uuid: string) => `instance-mapping:${uuid}`,
  buildRequest: (uuid: string) => `build-request:${uuid}`,
  requestSpec: (uuid: string) => `request-spec:${uuid}`,
  outbox: (id: string) => `outbox:${id}`,
  /** `keyHash`: sha256 of the client's idempotency key. */
  idempotency: (projectId: string, keyHash: string) => `idempotency:${projectId}:${keyHash}`,
  flavor: (flavorid: string) => `flavor:${flavorid}`,
} as const;

export const apiIndexes = {
  /** Score: created_at in ms. */
  buildRequests: 'build-requests',
  buildRequestsOfProject: (projectId: string) => `build-requests:project:${projectId}`,
  /** Mappings of one cell that are not queued for delete. Score: created_at in ms. */
  mappingsOfCell: (cell: string) => `mappings:cell:${cell}`,
  /** Score: created_at in ms. */
  outbox: 'outbox',
  flavors: 'flavors',
} as const;

/** Written by the owner of a scope whose store lost something. */
export const storeRecoveryKey = 'store-recovery';

export const cellKeys = {
  instance: (uuid: string) => `instance:${uuid}`,
  service: (name: string) => `service:${name}`,
  /** There where the store has lost something since it was created: guests that it does not know may be servers. */
  storeRecovery: storeRecoveryKey,
  /** Written before the cell tells placement what it holds; who records a claim made before depends on its version. */
  placementRecovery: 'placement-recovery',
} as const;

export const cellIndexes = {
  /** Live servers. Score: created_at in ms. */
  instances: 'instances',
  instancesOfProject: (projectId: string) => `instances:project:${projectId}`,
  /** Builds that somebody must move on. Score: lease_expires_at in ms. */
  builds: 'builds',
  services: 'services',
} as const;

export const placementKeys = {
  provider: (uuid: string) => `provider:${uuid}`,
  /** Holds the uuid of the provider of this name: names are unique. */
  providerName: (name: string) => `provider-name:${name}`,
  consumer: (uuid: string) => `consumer:${uuid}`,
  resourceClass: (name: string) => `resource-class:${name}`,
  trait: (name: string) => `trait:${name}`,
  group: (uuid: string) => `group:${uuid}`,
  level: (name: string) => `level:${name}`,
  /** One rack, row, room...: named by its aggregate. */
  place: (aggregateUuid: string) => `place:${aggregateUuid}`,
  recovery: (name: string) => `recovery:${name}`,
} as const;

/** A scope beside placement's own, whose ledger has an entry per commit; candidates are many, and nobody's history. */
export const candidateKeys = {
  candidate: (uuid: string) => `candidate:${uuid}`,
} as const;

export const placementIndexes = {
  providers: 'providers',
  /** Those that hold something. */
  consumers: 'consumers',
  /** Keys of everything else that a replica keeps in memory. */
  registry: 'registry',
} as const;

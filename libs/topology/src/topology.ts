/** The one description of what exists on the brokers and who may reach it. Everything else is generated from it. */
export interface Topology {
  readonly vhosts: readonly Vhost[];
  readonly users: readonly string[];
}

export interface Vhost {
  readonly name: string;
  /** Topic exchanges: the only kind whose routing keys RabbitMQ can police. */
  readonly exchanges: readonly string[];
  readonly queues: readonly Queue[];
  readonly bindings: readonly Binding[];
  readonly permissions: readonly Permission[];
  readonly topicPermissions: readonly TopicPermission[];
}

export interface Queue {
  readonly name: string;
  /**
   * Casts: quorum, with a delivery limit and a dead-letter queue. Calls: classic, nothing survives its caller.
   * Trace: where the auditor reads a copy of all traffic while tracing is switched on.
   */
  readonly kind: 'casts' | 'calls' | 'dead-letters' | 'trace';
}

export interface Binding {
  readonly exchange: string;
  readonly queue: string;
  readonly routingKey: string;
}

/** Anchored regular expressions on resource names; "^$" matches nothing that has a name. */
export interface Permission {
  readonly user: string;
  readonly configure: string;
  readonly write: string;
  readonly read: string;
}

/** Anchored regular expressions on routing keys. An absent entry would mean "allow": there is one per user and exchange. */
export interface TopicPermission {
  readonly user: string;
  readonly exchange: string;
  readonly write: string;
  readonly read: string;
}

/** Where a message goes. */
export interface Route {
  readonly exchange: string;
  readonly routingKey: string;
  /** The queue it ends in, where one is known: a caller asks it whether anybody listens. */
  readonly queue?: string;
}

/** The cells of a deployment. `computes` names each compute service and the hosts it runs. */
export interface CellLayout {
  readonly name: string;
  readonly computes: readonly { readonly service: string; readonly hosts: readonly string[] }[];
}

/** Redeliveries of a cast before the broker dead-letters it. */
export const deliveryLimit = 5;

/** Largest message the bus takes, in bytes. */
export const maxMessageBytes = 256 * 1024;

import type { Topology } from '@cellflow/topology';
import type { ManagementApi } from './management-api.ts';
import type { AppendFsync, RedisProcess } from './redis-program.ts';
import type { RabbitmqProcess } from './rabbitmq-program.ts';

/** Where the servers come from: given by URL, containers, or programs installed on the machine. */
export const serverSources = ['url', 'docker', 'programs'] as const;
export type ServerSource = (typeof serverSources)[number];

export interface ServersOptions {
  /** What the servers are for: vhosts, queues, users and scopes follow from it. */
  readonly topology: Topology;
  /** Default: everysec. */
  readonly appendFsync?: AppendFsync;
  /**
   * Servers given by URL are emptied first: the topology's vhosts are deleted, the scopes' keys removed. Servers of
   * our own are always empty. Default: false, what they hold stays.
   */
  readonly fresh?: boolean;
  /** Default: the process's environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Told what is tried and used, one sentence at a time. */
  readonly log?: (line: string) => void;
}

/** A RabbitMQ with the topology on it and a Redis with its users, ready for services. */
export interface Servers {
  readonly source: ServerSource;
  /** "RabbitMQ 4.0.5 and Redis in Docker", for people. */
  readonly description: string;
  /** AMQP URL of a principal's connection to a vhost, with its password. */
  brokerUrl(user: string, vhost: string): string;
  /** Redis URL of a principal that may reach the scope; throws for one that may not. */
  storeUrl(user: string, scope: string): string;
  /** Whoever may do everything: for setting up, faults and witnesses. */
  readonly admin: {
    readonly management: ManagementApi;
    brokerUrl(vhost: string): string;
    readonly storeUrl: string;
    /** By scope, where each has a store of its own. */
    readonly storeUrls?: ReadonlyMap<string, string>;
  };
  /** The programs behind it, where there are any: for faults. */
  readonly processes: { readonly rabbitmq: RabbitmqProcess; readonly redis: RedisProcess } | null;
  /** Stops what was started; servers given by URL are left as they are. */
  stop(): Promise<void>;
}

/** No servers could be had. The message says what was tried and what to do. */
export class ServersError extends Error {
  override readonly name = 'ServersError';
}

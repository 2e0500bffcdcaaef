import type { Route } from './topology.ts';

interface MethodName {
  readonly name: string;
  readonly kind: 'call' | 'cast';
}

/** The address of every service. Routing keys are what RabbitMQ's topic permissions are written against. */
export const routes = {
  superConductor: (method: MethodName): Route => ({
    exchange: 'api',
    routingKey: `super-conductor.${method.name}`,
  }),
  scheduler: (method: MethodName): Route => ({
    exchange: 'api',
    routingKey: `scheduler.${method.name}`,
    queue: queues.scheduler,
  }),
  /** `caller` is the cell's name, or "global" for the API level: the key ends in who asks. */
  placement: (method: MethodName, caller: string): Route => ({
    exchange: 'placement',
    routingKey: `placement.${method.name}.${caller}`,
    queue: queues.placement,
  }),
  /** Calls and casts wait in different queues. */
  conductor: (method: MethodName): Route => ({
    exchange: 'cell',
    routingKey: `conductor.${method.kind}.${method.name}`,
    queue: method.kind === 'call' ? queues.conductorCalls : queues.conductorCasts,
  }),
  compute: (host: string): Route => ({ exchange: 'cell', routingKey: `compute.${host}` }),
} as const;

/** The queues that services take from. */
export const queues = {
  superConductor: 'super-conductor',
  scheduler: 'scheduler',
  placement: 'placement',
  conductorCasts: 'conductor',
  conductorCalls: 'conductor.calls',
  compute: (service: string) => `compute.${service}`,
} as const;

/** The exchange of each vhost through which a consumer puts a message of a taken-apart frame back, by queue name. */
export const redeliverExchange = 'redeliver';

/** The exchange of each vhost to which messages that cannot be handled go, by queue name. */
export const deadLetterExchange = 'dead-letter';

const deadLetterPrefix = 'dead-letter.';

/** The dead-letter queue of a queue. */
export const deadLetterQueue = (queue: string) => `${deadLetterPrefix}${queue}`;

/** The queue whose dead letters these are, or null for any other queue. */
export const queueOfDeadLetters = (name: string): string | null =>
  name.startsWith(deadLetterPrefix) ? name.slice(deadLetterPrefix.length) : null;

export const vhosts = { api: 'api', placement: 'placement', cell: (name: string) => name } as const;

/** Broker users, one per principal. */
export const users = {
  api: 'api',
  superConductor: 'super-conductor',
  scheduler: 'scheduler',
  placement: 'placement',
  cellConductor: (cell: string) => `${cell}-conductor`,
  compute: (cell: string) => `${cell}-compute`,
  auditor: 'auditor',
  /** Looks at dead letters and puts them back on the queue they came from. */
  operator: 'operator',
} as const;

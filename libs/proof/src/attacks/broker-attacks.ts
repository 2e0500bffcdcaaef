import { deadLetterExchange, redeliverExchange, routes, traceExchange, traceQueue } from '@cellflow/topology';
import type { Act } from './broker-session.ts';
import { publishing } from './broker-session.ts';

/** Something that a credential of a cell must not be able to do. */
export interface Attack {
  readonly what: string;
  readonly act: Act;
}

/** Routing keys of the API level, and names of its queues: what nobody below may reach. */
export function keysAbove(cell: string, others: readonly string[]): string[] {
  const methods = ['Claim', 'GetAllocationCandidates', 'UpdateProvider'];
  return [
    routes.superConductor({ name: 'ScheduleAndBuildInstances', kind: 'cast' }).routingKey,
    routes.scheduler({ name: 'SelectDestinations', kind: 'call' }).routingKey,
    ...['super-conductor', 'scheduler', 'placement', 'dead-letter.super-conductor'],
    ...methods.map((name) => `placement.${name}.global`),
    ...others.map((other) => `placement.Claim.${other}`),
    `placement.GetAllocationCandidates.${cell}`,
    `placement.Claim.${cell}1`,
    `placement.Claim.${cell}.global`,
  ];
}

/** Every exchange with every key. */
export const publishAttacks = (exchanges: readonly string[], keys: readonly string[]): Attack[] =>
  exchanges.flatMap((exchange) =>
    keys.map((key) => ({
      what: `publish ${exchange || '(default)'}/${key}`,
      act: publishing(exchange, key),
    })),
  );

/** The keys that are another's, on placement's own exchange; and its own key on every other exchange there is. */
export function placementPublishAttacks(cell: string, own: string, foreign: string): Attack[] {
  const pairs: readonly (readonly [exchange: string, key: string])[] = [
    ['placement', `placement.${own}.cell2`],
    ['placement', `placement.${own}.${cell}1`],
    ['placement', `placement.${own}.${cell}.cell2`],
    ['placement', `placement.${own}.global`],
    ['placement', `placement.${foreign}.${cell}`],
    ['placement', `placement.GetAllocationCandidates.${cell}`],
    [redeliverExchange, 'placement'],
    [deadLetterExchange, 'placement'],
    ['', 'placement'],
    ['amq.topic', `placement.${own}.${cell}`],
    ['amq.direct', 'x'],
    [traceExchange, 'publish.placement'],
  ];
  return pairs.flatMap(([exchange, key]) => publishAttacks([exchange], [key]));
}

/** Taking from a queue: at once, or for as long as it lives. */
export const takeAttacks = (queues: readonly string[]): Attack[] =>
  queues.flatMap((queue) => [
    { what: `get from ${queue}`, act: (channel) => channel.get(queue) },
    { what: `consume ${queue}`, act: (channel) => channel.consume(queue, () => undefined) },
  ]);

/** Changing what there is. `target`: a queue and an exchange of the vhost. */
export const changeAttacks = (target: { queue: string; exchange: string }): Attack[] => [
  { what: 'declare a queue', act: (channel) => channel.assertQueue('mine') },
  { what: 'declare a queue of any name', act: (channel) => channel.assertQueue('', { exclusive: true }) },
  { what: 'declare an exchange', act: (channel) => channel.assertExchange('mine', 'topic') },
  {
    what: `bind ${target.queue} to ${target.exchange}`,
    act: (channel) => channel.bindQueue(target.queue, target.exchange, 'proof.nothing'),
  },
  {
    what: `bind ${target.queue} to ${traceExchange}`,
    act: (channel) => channel.bindQueue(target.queue, traceExchange, 'proof.nothing'),
  },
];

/** What would do harm where it is not refused: for brokers that may be harmed. */
export const harmfulAttacks = (queue: string): Attack[] => [
  { what: `purge ${queue}`, act: (channel) => channel.purgeQueue(queue) },
  { what: `delete ${queue}`, act: (channel) => channel.deleteQueue(queue) },
];

/** Where the copies of all traffic lie. */
export const traceAttacks = (): Attack[] => takeAttacks([traceQueue]);

import { Frame } from '@cellflow/contracts-common';
import type { Servers, Stack } from '@cellflow/stack';
import { vhosts } from '@cellflow/topology';
import { connect } from 'amqplib';

/** Per boot: what travelled, and in how many AMQP messages. */
export interface MessageCount {
  readonly messages: number;
  readonly amqpMessages: number;
}

/**
 * Counts everything published while `boot` boots `count` servers, through the broker's own trace. Tracing costs the
 * broker as much again, so this is a run of its own.
 */
export async function countMessages(
  servers: Servers,
  stack: Stack,
  count: number,
  boot: () => Promise<unknown>,
): Promise<MessageCount> {
  const { management } = servers.admin;
  const names = [vhosts.api, vhosts.placement, ...stack.cells.map(({ name }) => vhosts.cell(name))];
  const trace = (name: string, tracing: boolean) =>
    management.request('PUT', `/api/vhosts/${encodeURIComponent(name)}`, { tracing });
  const total = { messages: 0, amqpMessages: 0 };
  const connections = await Promise.all(names.map((name) => connect(servers.admin.brokerUrl(name))));
  try {
    for (const connection of connections) {
      const channel = await connection.createChannel();
      const { queue } = await channel.assertQueue('', { exclusive: true });
      await channel.bindQueue(queue, 'amq.rabbitmq.trace', 'publish.#');
      await channel.consume(
        queue,
        (message) => {
          if (!message) return;
          const frame = Frame.decode(message.content);
          total.amqpMessages++;
          total.messages += frame.messages.filter(isOfBoot).length + frame.replies.length;
        },
        { noAck: true },
      );
    }
    for (const name of names) await trace(name, true);
    await boot();
    for (const name of names) await trace(name, false);
    return { messages: total.messages / count, amqpMessages: total.amqpMessages / count };
  } finally {
    await Promise.all(connections.map((connection) => connection.close()));
  }
}

/** Heartbeats of computes go on all the time. */
const isOfBoot = ({ method }: { method: string }) =>
  !/\/(ReportState|RenewLeases|UpdateProvider)$/.test(method);

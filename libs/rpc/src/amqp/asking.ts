import type { Channel, ChannelModel, Message } from 'amqplib';
import type { RpcError } from '../errors.ts';
import { RpcError as Failure } from '../errors.ts';
import type { OutgoingFrame } from '../transport.ts';
import { writeDirectly } from './direct-write.ts';
import { directReplyTo, propertiesOf, toBuffer } from './properties.ts';
import { channelFailure, isCulprit } from './refusal.ts';

/** Calls of late that a refusal may be meant for. */
const remembered = 512;

export interface AskingEvents {
  reply(body: Uint8Array): void;
  returned(messageId: string, error: RpcError): void;
  /** The replies to what was sent will not come. */
  lost(): void;
}

/** The channel of calls: direct reply-to binds requests and replies to one channel. */
export class Asking {
  private readonly user: string;
  private readonly events: AskingEvents;
  private channel: Channel | null = null;
  private recent: OutgoingFrame[] = [];
  private next = 0;

  constructor(user: string, events: AskingEvents) {
    this.user = user;
    this.events = events;
  }

  async open(model: ChannelModel): Promise<void> {
    const channel = writeDirectly(await model.createChannel());
    let failure: RpcError | null = null;
    channel.on('return', (message: Message) => {
      const { exchange, routingKey } = message.fields as unknown as { exchange: string; routingKey: string };
      const error = new Failure('UNROUTABLE', `no queue takes ${exchange}/${routingKey}`);
      this.events.returned(String(message.properties.messageId), error);
    });
    channel.on('error', (error) => {
      failure = channelFailure(error);
    });
    channel.on('close', () => {
      if (this.channel === channel) this.channel = null;
      if (failure) this.refused(failure);
      this.events.lost();
      if (failure) void this.open(model).catch(() => undefined);
    });
    await channel.consume(directReplyTo, (message) => message && this.events.reply(message.content), {
      noAck: true,
    });
    this.channel = channel;
  }

  private refused(failure: RpcError): void {
    const suspects = this.recent;
    this.recent = [];
    this.next = 0;
    for (const frame of suspects)
      if (isCulprit(failure, frame.route)) this.events.returned(frame.messageId, failure);
  }

  publish(frame: OutgoingFrame): void {
    const { channel } = this;
    if (!channel) throw new Failure('UNAVAILABLE', 'the channel is being opened again');
    try {
      channel.publish(
        frame.route.exchange,
        frame.route.routingKey,
        toBuffer(frame.body),
        propertiesOf(frame, this.user),
      );
    } catch (cause) {
      throw new Failure('UNAVAILABLE', 'the channel is closed', { cause });
    }
    this.recent[this.next] = frame;
    this.next = (this.next + 1) % remembered;
  }

  get isOpen(): boolean {
    return this.channel !== null;
  }
}

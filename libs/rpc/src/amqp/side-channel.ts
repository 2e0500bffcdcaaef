import type { Channel, ChannelModel } from 'amqplib';
import type { Logger } from '@cellflow/platform';
import { writeDirectly } from './direct-write.ts';

/** A channel opened when first needed, and again after the broker closed it. */
export class SideChannel {
  private readonly logger: Logger;
  private readonly purpose: string;
  private model: ChannelModel | null = null;
  private opening: Promise<Channel> | null = null;
  channel: Channel | null = null;

  constructor(purpose: string, logger: Logger) {
    this.purpose = purpose;
    this.logger = logger;
  }

  attach(model: ChannelModel | null): void {
    this.model = model;
    this.channel = null;
    this.opening = null;
  }

  get(): Promise<Channel> {
    if (this.channel) return Promise.resolve(this.channel);
    if (!this.model) return Promise.reject(new Error('not connected'));
    this.opening ??= this.open(this.model);
    return this.opening;
  }

  private async open(model: ChannelModel): Promise<Channel> {
    try {
      const channel = writeDirectly(await model.createChannel());
      channel.on('error', (error) =>
        this.logger.debug({ err: error }, `the channel of ${this.purpose} was closed`),
      );
      channel.on('close', () => {
        if (this.channel === channel) this.channel = null;
      });
      if (this.model === model) this.channel = channel;
      return channel;
    } finally {
      this.opening = null;
    }
  }
}

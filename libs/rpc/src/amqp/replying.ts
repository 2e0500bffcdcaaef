import type { Channel, ChannelModel } from 'amqplib';
import type { Logger } from '@cellflow/platform';
import { toBuffer } from './properties.ts';
import { SideChannel } from './side-channel.ts';

interface Unsent {
  readonly replyTo: string;
  readonly body: Uint8Array;
}

/** Frames kept while there is no channel; beyond, the oldest go: their callers ask again at their deadline. */
const kept = 1_000;

/**
 * The channel of replies. A caller's connection may outlive ours, and a caller that was not answered waits until its
 * deadline: what could not be sent is kept, and sent on the next channel.
 */
export class Replying {
  private readonly user: string;
  private readonly side: SideChannel;
  private unsent: Unsent[] = [];

  constructor(user: string, logger: Logger) {
    this.user = user;
    this.side = new SideChannel('replies', logger);
  }

  async open(model: ChannelModel): Promise<void> {
    this.side.attach(model);
    await this.sendUnsent();
  }

  lost(): void {
    this.side.attach(null);
  }

  send(replyTo: string, body: Uint8Array): void {
    const { channel } = this.side;
    if (channel && this.write(channel, { replyTo, body })) return;
    this.unsent.push({ replyTo, body });
    if (this.unsent.length > kept) this.unsent.shift();
    // Not connected: the next connection sends them.
    if (this.unsent.length === 1) void this.sendUnsent().catch(() => undefined);
  }

  private async sendUnsent(): Promise<void> {
    const channel = await this.side.get();
    const due = this.unsent;
    this.unsent = due.filter((reply) => !this.write(channel, reply));
  }

  /** False where the channel is closing. */
  private write(channel: Channel, { replyTo, body }: Unsent): boolean {
    try {
      channel.publish('', replyTo, toBuffer(body), { userId: this.user });
      return true;
    } catch {
      return false;
    }
  }
}

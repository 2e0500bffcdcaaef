import type { ChannelModel, ConfirmChannel, Message } from 'amqplib';
import type { Cancel, Platform } from '@cellflow/platform';
import { RpcError } from '../errors.ts';
import type { OutgoingFrame } from '../transport.ts';
import { writeDirectly } from './direct-write.ts';
import { propertiesOf, toBuffer } from './properties.ts';
import { channelFailure, isCulprit } from './refusal.ts';

/** A confirm that takes longer is given up as unknown, ms. */
const confirmTimeoutMs = 10_000;

interface Unconfirmed {
  readonly frame: OutgoingFrame;
  readonly sentAt: number;
  readonly resolve: () => void;
  readonly reject: (error: RpcError) => void;
}

/** The confirm channel: any number of frames unconfirmed at a time. */
export class Casts {
  private readonly platform: Platform;
  private readonly user: string;
  private channel: ConfirmChannel | null = null;
  private failure: RpcError | null = null;
  private readonly unconfirmed = new Set<Unconfirmed>();
  /** Ids of frames that came back, until their confirm follows. */
  private readonly returned = new Map<string, number>();
  private cancelWatch: Cancel | null = null;
  private waitingForQuiet: (() => void)[] = [];

  constructor(platform: Platform, user: string) {
    this.platform = platform;
    this.user = user;
  }

  async open(model: ChannelModel): Promise<void> {
    const channel = writeDirectly(await model.createConfirmChannel());
    this.failure = null;
    this.returned.clear();
    channel.on('return', (message: Message) => {
      const id = String(message.properties.messageId);
      this.returned.set(id, (this.returned.get(id) ?? 0) + 1);
    });
    channel.on('error', (error) => {
      this.failure = channelFailure(error);
    });
    channel.on('close', () => {
      if (this.channel === channel) this.channel = null;
      const { failure } = this;
      this.failure = null;
      this.settleAfterClose(failure);
      if (failure) this.reopen(model);
    });
    this.channel = channel;
  }

  /** Only the frame that the broker refused fails; its neighbours are sent again on the new channel. */
  private settleAfterClose(failure: RpcError | null): void {
    const lost = [...this.unconfirmed];
    for (const entry of lost) {
      if (failure && isCulprit(failure, entry.frame.route)) this.settle(entry, failure);
      else if (!failure)
        this.settle(entry, new RpcError('UNAVAILABLE', 'the connection was lost before the confirm'));
    }
  }

  private reopen(model: ChannelModel): void {
    this.open(model).then(
      () => {
        const again = [...this.unconfirmed];
        for (const entry of again) this.send(entry);
      },
      () => {
        for (const entry of [...this.unconfirmed])
          this.settle(entry, new RpcError('UNAVAILABLE', 'the channel could not be opened again'));
      },
    );
  }

  publish(frame: OutgoingFrame): Promise<void> {
    return new Promise((resolve, reject) => {
      const entry = { frame, sentAt: this.platform.clock.monotonic(), resolve, reject };
      this.unconfirmed.add(entry);
      this.cancelWatch ??= this.platform.clock.every(1_000, () => this.giveUpOld());
      // While the channel is opened again the frame waits for it.
      if (this.channel) this.send(entry);
    });
  }

  private send(entry: Unconfirmed): void {
    const { route, body, messageId } = entry.frame;
    const { channel } = this;
    if (!channel) return;
    try {
      const options = propertiesOf(entry.frame, this.user);
      channel.publish(route.exchange, route.routingKey, toBuffer(body), options, (error: unknown) => {
        // Errors of a closing channel are settled when it has closed: then the culprit is known.
        if (error instanceof Error && error.message !== 'message nacked') return;
        const cameBack = this.returned.get(messageId) ?? 0;
        if (cameBack > 1) this.returned.set(messageId, cameBack - 1);
        else if (cameBack === 1) this.returned.delete(messageId);
        this.settle(entry, cameBack > 0 ? unroutable(entry.frame) : error ? nacked(entry.frame) : null);
      });
    } catch (cause) {
      this.settle(entry, new RpcError('UNAVAILABLE', 'the channel is closed', { cause }));
    }
  }

  private settle(entry: Unconfirmed, error: RpcError | null): void {
    if (!this.unconfirmed.delete(entry)) return;
    if (error) entry.reject(error);
    else entry.resolve();
    if (this.unconfirmed.size > 0) return;
    this.cancelWatch?.();
    this.cancelWatch = null;
    const waiting = this.waitingForQuiet;
    this.waitingForQuiet = [];
    for (const resolve of waiting) resolve();
  }

  private giveUpOld(): void {
    const old = this.platform.clock.monotonic() - confirmTimeoutMs;
    for (const entry of [...this.unconfirmed])
      if (entry.sentAt <= old)
        this.settle(entry, new RpcError('UNAVAILABLE', `no confirm within ${confirmTimeoutMs} ms`));
  }

  /** Resolves when nothing is unconfirmed: confirmed, or given up. */
  quiet(): Promise<void> {
    if (this.unconfirmed.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.waitingForQuiet.push(resolve));
  }
}

const where = ({ route }: OutgoingFrame) => `${route.exchange}/${route.routingKey}`;
const unroutable = (frame: OutgoingFrame) => new RpcError('UNROUTABLE', `no queue takes ${where(frame)}`);
const nacked = (frame: OutgoingFrame) =>
  new RpcError('UNAVAILABLE', `the broker did not take ${where(frame)}`);

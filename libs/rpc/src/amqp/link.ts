import { connect } from 'amqplib';
import type { ChannelModel } from 'amqplib';
import type { Cancel, Platform } from '@cellflow/platform';
import { RpcError } from '../errors.ts';
import { backoffMs } from '../retry.ts';
import { connectFailure } from './refusal.ts';

const reconnect = { firstMs: 100, maxMs: 5_000 };
const connectTimeoutMs = 5_000;
const closeTimeoutMs = 2_000;

export interface LinkOptions {
  readonly url: string;
  /** "publishing to cell1": for names and messages. */
  readonly name: string;
  readonly heartbeatSeconds: number;
  readonly platform: Platform;
  /** Builds what lives on the connection. A rejection counts as a failed connect. */
  up(model: ChannelModel): Promise<void>;
  down(): void;
}

/** One AMQP connection that comes back by itself, with backoff and jitter. */
export class Link {
  /** Why the broker holds publishers up, or null. */
  private blocked: string | null = null;
  model: ChannelModel | null = null;
  private readonly options: LinkOptions;
  private lastFailure: RpcError | null = null;
  private failures = 0;
  private closed = false;
  private cancelRetry: Cancel = () => undefined;
  private readonly unanswered = new Set<(error: RpcError) => void>();

  constructor(options: LinkOptions) {
    this.options = options;
  }

  /** Tries once. Rejects with PERMISSION_DENIED or UNAVAILABLE; `keepTrying` goes on from there. */
  async open(): Promise<void> {
    const { url, name, heartbeatSeconds, up } = this.options;
    const target = new URL(url);
    target.searchParams.set('heartbeat', String(heartbeatSeconds));
    let model: ChannelModel | null = null;
    try {
      model = await connect(target.href, {
        noDelay: true,
        timeout: connectTimeoutMs,
        clientProperties: { connection_name: `cellflow ${name}` },
      });
      if (this.closed) return await this.closeModel(model);
      this.watch(model);
      await up(model);
      if (this.closed) return await this.closeModel(model);
      if (this.lost.has(model)) throw new Error('the connection was lost while it was set up');
      this.model = model;
      this.failures = 0;
      this.lastFailure = null;
    } catch (error) {
      if (model) void model.close().catch(() => undefined);
      this.lastFailure = connectFailure(error, name);
      throw this.lastFailure;
    }
  }

  private readonly lost = new WeakSet<ChannelModel>();

  private watch(model: ChannelModel): void {
    const { logger } = this.options.platform;
    model.on('error', (error) => logger.warn({ err: error, link: this.options.name }, 'a connection failed'));
    model.on('blocked', (reason) => {
      this.blocked = reason;
      for (const fail of this.unanswered) fail(new RpcError('UNAVAILABLE', this.readiness() ?? reason));
      logger.warn({ reason, link: this.options.name }, 'the broker blocks publishers');
    });
    model.on('unblocked', () => {
      this.blocked = null;
    });
    model.on('close', () => {
      this.lost.add(model);
      if (this.model !== model) return;
      this.model = null;
      this.blocked = null;
      this.options.down();
      this.keepTrying();
    });
  }

  keepTrying(): void {
    if (this.closed) return;
    this.failures += 1;
    const { clock, random, logger } = this.options.platform;
    this.cancelRetry = clock.after(backoffMs(this.failures, reconnect, random), () => {
      this.open().then(
        () => logger.info({ link: this.options.name }, 'connected again'),
        () => this.keepTrying(),
      );
    });
  }

  /** Connected, and the broker reads what is published. */
  isUsable(): boolean {
    return this.model !== null && this.blocked === null;
  }

  readiness(): string | null {
    const { name } = this.options;
    if (this.closed) return `${name}: closed`;
    if (!this.model)
      return `${name}: not connected${this.lastFailure ? ` (${this.lastFailure.message})` : ''}`;
    return this.blocked === null ? null : `${name}: blocked by the broker (${this.blocked})`;
  }

  /** The answer, or UNAVAILABLE as soon as the broker blocks publishers: from then on it reads nothing of them. */
  async unlessBlocked<T>(answer: Promise<T>): Promise<T> {
    let fail: (error: RpcError) => void = () => undefined;
    const blocked = new Promise<never>((_, reject) => {
      fail = reject;
    });
    this.unanswered.add(fail);
    try {
      return await Promise.race([answer, blocked]);
    } finally {
      this.unanswered.delete(fail);
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.cancelRetry();
    const { model } = this;
    this.model = null;
    if (!model) return;
    this.options.down();
    await this.closeModel(model);
  }

  /** amqplib waits for the broker's last word, which never comes where the socket dies or the broker is frozen. */
  private async closeModel(model: ChannelModel): Promise<void> {
    const gone = new Promise<void>((resolve) => model.once('close', () => resolve()));
    const tooLong = new Promise<void>((resolve) => {
      this.options.platform.clock.after(closeTimeoutMs, resolve);
    });
    await Promise.race([model.close().catch(() => undefined), gone, tooLong]);
  }
}

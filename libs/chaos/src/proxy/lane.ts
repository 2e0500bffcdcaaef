import type { Socket } from 'node:net';
import type { Cancel, Platform } from '@cellflow/platform';
import type { Tally } from './tally.ts';
import type { Direction } from './verbs.ts';

/** Bytes that may wait in a lane before whoever sends has to wait. */
const maxHeldBytes = 64 * 1024;

/** Pieces per second in which a slow lane hands on. */
const piecesPerSecond = 20;

interface Piece {
  readonly bytes: Buffer;
  readonly dueMs: number;
}

export interface LaneOptions {
  readonly source: Socket;
  readonly sink: Socket;
  readonly direction: Direction;
  /** What the lane is one half of, for counting. */
  readonly connection: object;
  readonly platform: Pick<Platform, 'clock' | 'random'>;
  /** Told when bytes are lost here: the stream has a hole from now on. */
  onHole(): void;
}

/** One direction of one connection: a pipe while nothing is applied, a queue of pieces else. */
export class Lane {
  private readonly options: LaneOptions;
  private tallies: readonly Tally[] = [];
  private held: Piece[] = [];
  private heldBytes = 0;
  private lastDueMs = 0;
  private cancel: Cancel | null = null;
  private piped = false;

  constructor(options: LaneOptions) {
    this.options = options;
  }

  /** Takes up the verbs that are in force now. */
  shape(tallies: readonly Tally[]): void {
    const before = this.tallies;
    this.tallies = tallies.filter(({ verb }) => shapes(verb.verb));
    // Nobody says any more how long these are to wait.
    if (before.some((tally) => !this.tallies.includes(tally))) this.flush();
    if (this.tallies.length === 0) return this.open();
    const { source, sink } = this.options;
    if (this.piped) source.unpipe(sink);
    this.piped = false;
    source.off('data', this.take).on('data', this.take).resume();
  }

  /** Hands on what is held, whatever its time. */
  flush(): void {
    this.cancel?.();
    this.cancel = null;
    this.lastDueMs = 0;
    const { sink } = this.options;
    for (const { bytes } of this.held.splice(0)) if (sink.writable) sink.write(bytes);
    this.heldBytes = 0;
  }

  private open(): void {
    if (this.piped) return;
    const { source, sink } = this.options;
    source.off('data', this.take);
    this.flush();
    source.pipe(sink);
    this.piped = true;
  }

  private readonly take = (chunk: Buffer): void => {
    const { connection, direction, platform, source } = this.options;
    const { clock, random } = platform;
    const now = clock.monotonic();
    let pieceBytes = chunk.length;
    let msPerByte = 0;
    let waitMs = 0;
    for (const tally of this.tallies) {
      const { verb } = tally;
      if (verb.verb === 'drop' && verb.directions.includes(direction)) {
        tally.touch(connection);
        tally.drop(chunk.length);
        return this.options.onHole();
      }
      if (verb.verb === 'delay') waitMs += Math.max(0, verb.ms + verb.jitterMs * (2 * random.next() - 1));
      if (verb.verb === 'rate') {
        msPerByte = Math.max(msPerByte, 1000 / verb.bytesPerSecond);
        pieceBytes = Math.min(pieceBytes, Math.max(1, Math.ceil(verb.bytesPerSecond / piecesPerSecond)));
      }
      if (verb.verb === 'drop') continue;
      tally.touch(connection);
      tally.hold(chunk.length);
    }
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const bytes = chunk.subarray(at, at + pieceBytes);
      this.lastDueMs = Math.max(this.lastDueMs, now + waitMs) + bytes.length * msPerByte;
      this.held.push({ bytes, dueMs: this.lastDueMs });
    }
    this.heldBytes += chunk.length;
    if (this.heldBytes > maxHeldBytes) source.pause();
    this.handOn();
  };

  private handOn(): void {
    const { platform, sink, source } = this.options;
    const now = platform.clock.monotonic();
    while (this.held[0] && this.held[0].dueMs <= now) {
      const { bytes } = this.held.shift()!;
      this.heldBytes -= bytes.length;
      if (sink.writable) sink.write(bytes);
    }
    if (this.heldBytes <= maxHeldBytes && this.tallies.length > 0) source.resume();
    this.cancel?.();
    const [next] = this.held;
    this.cancel = next ? platform.clock.after(Math.ceil(next.dueMs - now), () => this.handOn()) : null;
  }
}

const shapes = (verb: string): boolean => verb === 'delay' || verb === 'rate' || verb === 'drop';

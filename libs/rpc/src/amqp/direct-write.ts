import type { Channel } from 'amqplib';

/** What is used of amqplib's inner parts. */
interface Internals {
  readonly ch?: number;
  readonly connection?: {
    readonly stream?: Socket;
    readonly channels?: ({ buffer: Sink } | null)[];
  };
}

interface Socket {
  write(chunk: Uint8Array): boolean;
  cork(): void;
  uncork(): void;
}

interface Sink {
  write(chunk: Uint8Array): boolean;
  end(): void;
}

const corked = new WeakSet<Socket>();

/**
 * Writes a channel's frames straight to the socket, all of one event-loop callback in one write. amqplib sends each
 * through two object streams and a write of its own; that costs more than the rest of a publish. With another amqplib
 * whose inner parts look different the channel stays as it comes.
 */
export function writeDirectly<C extends Channel>(channel: C): C {
  const { ch, connection } = channel as unknown as Internals;
  const stream = connection?.stream;
  const slot = ch === undefined ? undefined : connection?.channels?.[ch];
  if (!slot?.buffer || typeof stream?.cork !== 'function') return channel;
  const before = slot.buffer;
  slot.buffer = {
    write(chunk) {
      if (!corked.has(stream)) {
        corked.add(stream);
        stream.cork();
        process.nextTick(() => {
          corked.delete(stream);
          stream.uncork();
        });
      }
      return stream.write(chunk);
    },
    end: () => before.end(),
  };
  return channel;
}

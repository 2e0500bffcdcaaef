import { openProxy } from '@cellflow/chaos/proxy';
import type { Platform } from '@cellflow/platform';

/** Stands between a client and the broker: cuts connections, and says what a broker short of memory says. */
export interface AmqpProxy {
  readonly port: number;
  cut(): void;
  block(reason: string): void;
  unblock(): void;
  close(): Promise<void>;
}

const methodFrame = (classId: number, methodId: number, payload: Buffer): Buffer => {
  const head = Buffer.alloc(11);
  head.writeUInt8(1, 0);
  head.writeUInt16BE(0, 1);
  head.writeUInt32BE(payload.length + 4, 3);
  head.writeUInt16BE(classId, 7);
  head.writeUInt16BE(methodId, 9);
  return Buffer.concat([head, payload, Buffer.from([0xce])]);
};

const shortString = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);

/** connection.blocked and connection.unblocked of AMQP 0-9-1. */
const blockedFrame = (reason: string) => methodFrame(10, 60, shortString(reason));
const unblockedFrame = methodFrame(10, 61, Buffer.alloc(0));

export async function amqpProxy(target: URL, platform: Platform): Promise<AmqpProxy> {
  const proxy = await openProxy({ host: target.hostname, port: Number(target.port || 5672) }, platform);
  return {
    port: proxy.port,
    cut: () => proxy.apply({ verb: 'close' }).lift(),
    block: (reason) => proxy.tell(blockedFrame(reason)),
    unblock: () => proxy.tell(unblockedFrame),
    close: () => proxy.close(),
  };
}

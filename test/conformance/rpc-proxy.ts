import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

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

export async function amqpProxy(target: URL): Promise<AmqpProxy> {
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    const broker = connect(Number(target.port || 5672), target.hostname);
    clients.add(client);
    client.setNoDelay(true);
    broker.setNoDelay(true);
    client.pipe(broker);
    broker.pipe(client);
    const end = () => {
      clients.delete(client);
      client.destroy();
      // As the kernel of a crashed process does: what was sent before still arrives.
      broker.end();
    };
    for (const socket of [client, broker]) {
      socket.on('error', end);
      socket.on('close', end);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tell = (frame: Buffer) => {
    for (const client of clients) client.write(frame);
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      for (const client of clients) client.destroy();
    },
    block: (reason) => tell(blockedFrame(reason)),
    unblock: () => tell(unblockedFrame),
    close: () =>
      new Promise((resolve) => {
        for (const client of clients) client.destroy();
        server.close(() => resolve());
      }),
  };
}

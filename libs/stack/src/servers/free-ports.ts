import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { systemRandom } from '@cellflow/platform';

/** Below what the system gives to whoever asks for any port, connections included: nobody takes one of these by chance. */
const lowest = 10_000;
const highest = 32_767;

/** `count` TCP ports of the loopback interface that nobody listens on just now, and that the system gives to nobody. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listenAnywhere));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** A port at random is taken seldom, and then another one is tried. */
async function listenAnywhere(): Promise<Server> {
  for (;;) {
    const port = lowest + Math.floor(systemRandom.next() * (highest - lowest + 1));
    try {
      return await listenOn(port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

/** Whether a TCP port of the loopback interface can be had just now. */
export async function isFree(port: number): Promise<boolean> {
  try {
    const server = await listenOn(port);
    await new Promise((resolve) => server.close(resolve));
    return true;
  } catch {
    return false;
  }
}

function listenOn(port: number) {
  return new Promise<Server>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

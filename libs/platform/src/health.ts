import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FailpointControl } from '@cellflow/failpoints';
import { answerFailpoints } from './failpoints-door.ts';
import { answerMemory } from './memory-door.ts';

/** Why a service is not ready, or null when it is. */
export type Readiness = () => string | null;

/**
 * `GET /health`: the process runs (200). `GET /ready`: it can do its work (200), or why not (503). Where `failpoints`
 * is given, and for this machine alone: `/failpoints` arms them, `/memory` tells what is no garbage.
 * Port 0 lets the system choose; the port is returned.
 */
export async function serveHealth(options: {
  host: string;
  port: number;
  readiness: Readiness;
  failpoints?: FailpointControl | null;
}): Promise<{ port: number; close(): Promise<void> }> {
  const { failpoints = null, readiness } = options;
  const server = createServer((request, response) => {
    if (failpoints && isLoopback(request.socket.remoteAddress)) {
      if (request.url === '/memory') return answerMemory(response);
      if (request.url?.split('?')[0] === '/failpoints')
        return void answerFailpoints(failpoints, request, response);
    }
    const reason = request.url === '/ready' ? readiness() : null;
    const known = request.url === '/health' || request.url === '/ready';
    response.writeHead(!known ? 404 : reason === null ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify(reason === null ? { status: 'ok' } : { status: 'not ready', reason }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const isLoopback = (address: string | undefined): boolean =>
  address === '::1' || /^(::ffff:)?127\./.test(address ?? '');

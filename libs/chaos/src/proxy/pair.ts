import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Platform } from '@cellflow/platform';
import { Lane } from './lane.ts';
import type { Tally } from './tally.ts';
import type { Direction } from './verbs.ts';

/** One connection through a proxy. */
export interface Pair {
  readonly client: Socket;
  /** Takes up the verbs that are in force now. A stream with a hole does not outlive the verb that made it. */
  shape(tallies: readonly Tally[]): void;
  close(): void;
  reset(): void;
}

export function openPair(options: {
  client: Socket;
  target: { readonly host: string; readonly port: number };
  platform: Pick<Platform, 'clock' | 'random'>;
  tallies: readonly Tally[];
  onEnd(): void;
}): Pair {
  const { client, target, platform, onEnd } = options;
  const server = connect(target.port, target.host);
  client.setNoDelay(true);
  server.setNoDelay(true);
  // Also true of an end that was not told: both are only made good by a reset.
  let hole = false;
  let dropped: readonly Direction[] = [];
  const onHole = () => void (hole = true);
  const lane = (source: Socket, sink: Socket, direction: Direction) =>
    new Lane({ source, sink, direction, platform, connection: client, onHole });
  const toServer = lane(client, server, 'to-server');
  const toClient = lane(server, client, 'to-client');
  const end = (direction: Direction) => () => {
    if (dropped.includes(direction)) return onHole();
    onEnd();
    client.destroy();
    // As the kernel of a process that ends does: what it sent before still arrives.
    toServer.flush();
    server.end();
  };
  client.on('error', end('to-server')).on('close', end('to-server'));
  server.on('error', end('to-client')).on('close', end('to-client'));
  const reset = () => {
    onEnd();
    client.resetAndDestroy();
    server.resetAndDestroy();
  };
  const shape = (tallies: readonly Tally[]) => {
    dropped = tallies.flatMap(({ verb }) => (verb.verb === 'drop' ? verb.directions : []));
    if (hole && dropped.length === 0) return reset();
    toServer.shape(tallies);
    toClient.shape(tallies);
  };
  shape(options.tallies);
  return { client, shape, reset, close: () => void client.destroy() };
}

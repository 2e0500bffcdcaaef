import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Cancel, Platform } from '@cellflow/platform';
import { openPair } from './pair.ts';
import type { Pair } from './pair.ts';
import { openTally } from './tally.ts';
import type { Tally } from './tally.ts';
import type { Applied, Verb } from './verbs.ts';

/** Stands between clients and one server on the loopback interface; a pipe until a verb is applied. */
export interface Proxy {
  readonly port: number;
  /** Verbs add up; two that slow down slow down twice. */
  apply(verb: Verb): Applied;
  /** Verbs in force. */
  verbs(): readonly Verb[];
  /** Connections that are open now. */
  connections(): number;
  /** Says something to every client in the server's name. */
  tell(bytes: Uint8Array): void;
  /** Closes every connection and the port. */
  close(): Promise<void>;
}

export async function openProxy(
  target: { readonly host: string; readonly port: number },
  platform: Pick<Platform, 'clock' | 'random'>,
): Promise<Proxy> {
  const pairs = new Set<Pair>();
  const tallies = new Set<Tally>();
  const server = createServer((client) => {
    // A client that is turned away may go before it is.
    client.on('error', () => undefined);
    const cut = [...tallies].find(({ verb }) => verb.verb === 'cut');
    if (cut) {
      cut.refuse();
      return void client.resetAndDestroy();
    }
    const pair = openPair({
      ...{ client, target, platform, tallies: [...tallies] },
      onEnd: () => void pairs.delete(pair),
    });
    pairs.add(pair);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const shapeAll = () => {
    for (const pair of pairs) pair.shape([...tallies]);
  };
  return {
    port: (server.address() as AddressInfo).port,
    verbs: () => [...tallies].map(({ verb }) => verb),
    connections: () => pairs.size,
    tell: (bytes) => {
      for (const { client } of pairs) client.write(bytes);
    },
    apply(verb) {
      const tally = openTally(verb, platform.clock);
      const stop = start(tally, pairs, platform);
      if (lasts(verb)) tallies.add(tally);
      shapeAll();
      return {
        verb,
        measures: tally.measures,
        lift() {
          stop();
          tally.end();
          if (tallies.delete(tally)) shapeAll();
        },
      };
    },
    close: () =>
      new Promise((resolve) => {
        for (const pair of pairs) pair.close();
        server.close(() => resolve());
      }),
  };
}

const lasts = ({ verb }: Verb): boolean => verb !== 'close' && verb !== 'reset';

/** What a verb does to the connections there are. Returns what stops it from doing so again. */
function start(tally: Tally, pairs: ReadonlySet<Pair>, { clock }: Pick<Platform, 'clock'>): Cancel {
  const { verb } = tally;
  const toAll = (act: (pair: Pair) => void) => {
    for (const pair of [...pairs]) {
      tally.touch(pair);
      act(pair);
    }
  };
  const resetAll = () => toAll((pair) => pair.reset());
  if (verb.verb === 'cut' || verb.verb === 'close') toAll((pair) => pair.close());
  if (verb.verb === 'reset' || verb.verb === 'flap') resetAll();
  return verb.verb === 'flap' ? clock.every(verb.everyMs, resetAll) : () => undefined;
}

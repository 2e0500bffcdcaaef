import { ProviderGraph } from '@cellflow/app-placement/engine';
import type { Bench } from '../bench.ts';
import { startCloud } from '../cloud.ts';
import { figuresOf, forMs, measuredRounds } from '../drive.ts';
import { requestOf, timeSearch } from '../engine/time-search.ts';
import { openstack } from '../openstack.ts';
import { flatProvider, smallFlavor } from '../providers.ts';
import type { Row, Table } from '../report.ts';
import { seedProviders } from '../seed.ts';
import { openClients } from './clients.ts';
import { requestKinds } from './requests.ts';
import type { RequestKind } from './requests.ts';

const inFlights = [1, 8, 32];

/** The Placement API, as OpenStack's services see it. */
export async function benchRest(bench: Bench): Promise<Table[]> {
  const { options, progress } = bench;
  const { providers, loads } = options;
  const cloud = await startCloud(bench);
  await progress(`seeding ${providers} providers`);
  await seedProviders(cloud.store, { from: 0, to: providers });
  const replica = await cloud.replica(0);
  await replica.service.start();
  const processes = cloud.processes(replica);
  const rows: Row[] = [];
  const kinds: readonly RequestKind[] = Object.values(requestKinds);
  for (const kind of kinds)
    for (const inFlight of inFlights) {
      await progress(`REST: ${kind.what}, ${inFlight} clients`);
      const clients = await openClients(replica, inFlight);
      const rounds = await measuredRounds({ processes, inFlight, loads }, (roundMs) =>
        forMs(roundMs, async () => {
          const { status, body } = await kind.send(clients, providers);
          if (status !== kind.status)
            throw new Error(`${kind.what} was answered ${status}: ${body.toString()}`);
        }),
      );
      clients.close();
      rows.push({
        what: `${kind.what}, ${inFlight} clients`,
        figures: figuresOf(rounds),
        ...(kind === requestKinds.candidates && openstack.flatPerSecond[providers]
          ? { openstack: `${openstack.flatPerSecond[providers]}/s` }
          : {}),
        ...(kind === requestKinds.claim ? { openstack: openstack.claims } : {}),
      });
    }
  await progress('REST: the same question asked of the engine');
  await replica.service.stop();
  const added = addedByRest(rows, engineMs(bench));
  return [{ title: `REST, ${providers} providers`, rows }, added];
}

/** CPU of the engine for the question of small requests, in ms: it does nothing but compute. */
function engineMs({ options }: Bench): number {
  const graph = new ProviderGraph();
  for (let number = 0; number < options.providers; number += 1) graph.put(flatProvider(number), 1);
  return timeSearch(graph, requestOf({ '': smallFlavor }, { limit: 10 }), options.searches).p50;
}

/** What the CPU of placement for a small request is above that of the engine for the same question. */
function addedByRest(rows: readonly Row[], candidatesMs: number): Table {
  const added = (kind: RequestKind, ofEngine: number): Row[] =>
    rows
      .filter(({ what }) => what.startsWith(kind.what))
      .map(({ what, figures }) => ({
        what,
        figures: {
          'placement CPU, ms': figures['placement CPU, ms'] ?? NaN,
          'engine, ms': ofEngine,
          'added, ms': (figures['placement CPU, ms'] ?? NaN) - ofEngine,
        },
        target: { figure: 'added, ms', atMost: 0.5 },
      }));
  return {
    title: 'REST adds to a small request',
    rows: [...added(requestKinds.candidates, candidatesMs), ...added(requestKinds.provider, 0)],
  };
}

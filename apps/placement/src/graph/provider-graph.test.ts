import { ProviderRecord } from '@cellflow/contracts-placement';
import { describe, expect, it } from 'vitest';
import { ProviderGraph } from './provider-graph.ts';
import { sharesViaAggregate } from './sharing.ts';

interface Told {
  readonly uuid: string;
  readonly parent?: string;
  readonly root?: string;
  readonly traits?: string[];
  readonly aggregates?: string[];
  readonly vcpus?: number;
  readonly used?: number;
}

const record = ({
  uuid,
  parent = '',
  root = uuid,
  traits = [],
  aggregates = [],
  vcpus = 4,
  used = 0,
}: Told) =>
  ProviderRecord.create({
    ...{ uuid, name: `name-of-${uuid}`, parentUuid: parent, rootUuid: root, traits, aggregates },
    inventories: [
      {
        resourceClass: 'VCPU',
        total: vcpus,
        reserved: 0,
        minUnit: 1,
        maxUnit: 99,
        stepSize: 1,
        allocationRatio: 1,
      },
    ],
    used: used > 0 ? [{ resourceClass: 'VCPU', amount: used }] : [],
  });

function graphOf(...all: Told[]) {
  const graph = new ProviderGraph();
  all.forEach((one, at) => graph.put(record(one), at + 1));
  return graph;
}

const uuidsAt = (graph: ProviderGraph, slots: Iterable<number> | undefined) =>
  [...(slots ?? [])].map((slot) => graph.recordAt(slot).uuid);

describe('the provider graph', () => {
  it('tells every record as it was told, and holds once what records have in common', () => {
    const told = ['h1', 'h2'].map((uuid) =>
      ProviderRecord.create({ ...record({ uuid, traits: ['SSD', 'X86'] }), driverTraits: ['SSD', 'X86'] }),
    );
    const operators = ProviderRecord.create({ ...record({ uuid: 'h3', traits: ['SSD', 'X86'] }) });
    const busier = ProviderRecord.create({ ...(told[0] as ProviderRecord), generation: 2 });
    busier.used = [{ resourceClass: 'VCPU', amount: 1 }];
    const graph = new ProviderGraph();
    for (const one of [...told, operators, busier]) {
      const bytes = ProviderRecord.encode(one);
      graph.put(ProviderRecord.decode(bytes), Number(one.generation) + 1);
      expect(ProviderRecord.encode(graph.get(one.uuid)?.record as ProviderRecord)).toEqual(bytes);
    }
    const [h1, h2] = [graph.recordAt(0), graph.recordAt(1)];
    expect(h1.traits).toBe(h2.traits);
    expect(h1.driverTraits).toBe(h2.driverTraits);
    expect(graph.recordAt(2).driverTraits).toEqual([]);
  });

  it('is traversed from aggregate to hosts to what is free on them', () => {
    const graph = graphOf(
      { uuid: 'h1', aggregates: ['rack'], used: 3 },
      { uuid: 'h2', aggregates: ['rack'] },
      { uuid: 'h3', aggregates: ['other'] },
    );
    const hosts = [...(graph.aggregates.get('rack')?.members() ?? [])];
    expect(uuidsAt(graph, hosts)).toEqual(['h1', 'h2']);
    const vcpu = graph.columns[graph.classes.find('VCPU') as number];
    expect(hosts.map((slot) => vcpu?.room(slot))).toEqual([1, 4]);
  });

  it('knows a tree by any of its members, also where the root comes last', () => {
    const graph = graphOf(
      { uuid: 'pf', parent: 'numa', root: 'host' },
      { uuid: 'numa', parent: 'host', root: 'host' },
      { uuid: 'host' },
    );
    expect(graph.rootUuidOf('pf')).toBe('host');
    expect(graph.rootUuidOf('name-of-numa')).toBe('host');
    expect(graph.subtreeOf('host').map(({ uuid }) => uuid)).toEqual(['host', 'numa', 'pf']);
    expect(uuidsAt(graph, graph.nestedRoots.members())).toEqual(['host']);
  });

  it('moves a provider between trees', () => {
    const graph = graphOf({ uuid: 'a' }, { uuid: 'b' }, { uuid: 'child', parent: 'a', root: 'a' });
    graph.put(record({ uuid: 'child', parent: 'b', root: 'b' }), 9);
    expect(graph.childrenOf('a')).toEqual([]);
    expect(uuidsAt(graph, graph.tree('b'))).toEqual(['b', 'child']);
    expect(uuidsAt(graph, graph.nestedRoots.members())).toEqual(['b']);
  });

  it('knows who shares with which tree, and forgets it with the aggregate', () => {
    const graph = graphOf(
      { uuid: 'host' },
      { uuid: 'numa', parent: 'host', root: 'host', aggregates: ['rack'] },
      { uuid: 'disk', traits: [sharesViaAggregate], aggregates: ['rack'] },
    );
    const root = graph.slotOf('host') as number;
    expect(uuidsAt(graph, graph.sharing().reach(root))).toEqual(['host', 'numa', 'disk']);
    graph.put(record({ uuid: 'numa', parent: 'host', root: 'host' }), 9);
    expect(uuidsAt(graph, graph.sharing().reach(root))).toEqual(['host', 'numa']);
  });

  it('leaves nothing of a removed provider behind for the one that takes its slot', () => {
    const graph = graphOf(
      { uuid: 'old', traits: ['CUSTOM_A'], aggregates: ['rack'], used: 2 },
      { uuid: 'other' },
    );
    const slot = graph.slotOf('old');
    graph.remove('old');
    graph.put(record({ uuid: 'new' }), 9);
    expect(graph.slotOf('new')).toBe(slot);
    expect(uuidsAt(graph, graph.traits.get('CUSTOM_A')?.members())).toEqual([]);
    expect(uuidsAt(graph, graph.aggregates.get('rack')?.members())).toEqual([]);
    expect(graph.columns[0]?.used(slot as number)).toBe(0);
    expect(graph.size).toBe(2);
  });

  it('holds the lists of a provider once while only its usage changes', () => {
    const graph = graphOf({ uuid: 'h', traits: ['CUSTOM_A'] });
    const before = graph.get('h')?.record;
    graph.put(
      ProviderRecord.decode(ProviderRecord.encode(record({ uuid: 'h', traits: ['CUSTOM_A'], used: 1 }))),
      2,
    );
    expect(graph.get('h')?.record.inventories).toBe(before?.inventories);
    expect(graph.columns[0]?.used(graph.slotOf('h') as number)).toBe(1);
  });
});

import { buildTopology, users } from '@cellflow/topology';
import { describe, expect, it } from 'vitest';
import { judge } from '../prove.ts';
import { brokerReach } from './broker-reach.ts';
import { findHoles } from './find-holes.ts';
import type { BrokerWalls, LivePermission } from './read-broker.ts';

const cells = ['cell1', 'cell2'];
const topology = buildTopology(
  cells.map((name) => ({ name, computes: [{ service: `${name}-compute`, hosts: [`${name}-h1`] }] })),
);
const builtIn = [
  { name: '', type: 'direct' },
  { name: 'amq.topic', type: 'topic' },
  { name: 'amq.fanout', type: 'fanout' },
];
/** A broker with the topology on it, as it would tell of itself. */
const walls: BrokerWalls = {
  vhosts: topology.vhosts.map(({ name }) => ({ name, tracing: false })),
  users: topology.users.map((name) => ({ name, tags: [] })),
  permissions: topology.vhosts.flatMap(({ name: vhost, permissions }) =>
    permissions.map((permission) => ({ ...permission, vhost })),
  ),
  topicPermissions: topology.vhosts.flatMap(({ name: vhost, topicPermissions }) =>
    topicPermissions.map((permission) => ({ ...permission, vhost })),
  ),
  exchanges: topology.vhosts.flatMap(({ name: vhost, exchanges }) => [
    ...builtIn.map((each) => ({ ...each, vhost })),
    ...exchanges.map((name) => ({ vhost, name, type: 'topic' })),
  ]),
  queues: topology.vhosts.flatMap(({ name: vhost, queues }) => queues.map(({ name }) => ({ vhost, name }))),
  bindings: topology.vhosts.flatMap(({ name: vhost, bindings }) =>
    bindings.map(({ exchange, queue, routingKey }) => ({
      ...{ vhost, source: exchange, destination: queue, destination_type: 'queue', routing_key: routingKey },
    })),
  ),
  carriers: [],
};
const conductor = users.cellConductor('cell1');
const store = { keys: ['~{cell1}:*'], channels: '', commands: '', selectors: 0 };
const holesOf = (
  loose: Partial<BrokerWalls>,
  given: { tags?: string[]; keys?: string[]; otherStores?: string[] } = {},
) => {
  const live = { ...walls, ...loose };
  const reach = {
    ...{ user: conductor, cell: 'cell1', tags: given.tags ?? [], broker: brokerReach(live, conductor) },
    ...{ store: { ...store, keys: given.keys ?? store.keys }, otherStores: given.otherStores ?? [] },
  };
  return findHoles(reach, { walls: live, cells }).map(({ what }) => what);
};
const permitting = (vhost: string, change: Partial<LivePermission>) => ({
  permissions: walls.permissions.map((each) =>
    each.user === conductor && each.vhost === vhost ? { ...each, ...change } : each,
  ),
});

describe('findHoles', () => {
  it('finds none in the walls as they are built', () => {
    expect(holesOf({})).toEqual([]);
  });

  it('tells where the keys of a cell lead within it', () => {
    const own = brokerReach(walls, conductor).find(({ vhost }) => vhost === 'cell1')!;
    expect(own.publishes.find(({ exchange }) => exchange === 'cell')!.leadsTo).toEqual([
      'compute.cell1-compute',
    ]);
  });

  it('follows bindings from exchange to exchange', () => {
    const binding = { vhost: 'cell1', source: 'cell', routing_key: 'compute.#' };
    const bindings = [
      ...walls.bindings,
      { ...binding, destination: 'redeliver', destination_type: 'exchange' },
      { ...binding, source: 'redeliver', destination: 'trace', destination_type: 'queue' },
    ];
    const own = brokerReach({ ...walls, bindings }, conductor).find(({ vhost }) => vhost === 'cell1')!;
    expect(own.publishes.find(({ exchange }) => exchange === 'cell')!.leadsTo).toContain('trace');
  });

  it.each([
    ['a permission to read above', permitting('placement', { read: 'placement' }), 'may take from placement'],
    ['one to write above', permitting('placement', { write: '.*' }), 'may publish any key to (default)'],
    ['one to declare', permitting('cell1', { configure: '.*' }), 'may declare and delete in cell1'],
    [
      'a missing entry of a topic',
      { topicPermissions: walls.topicPermissions.filter(({ user }) => user !== conductor) },
      'may publish any key to placement',
    ],
    [
      'a wider entry of a topic',
      {
        topicPermissions: walls.topicPermissions.map((each) =>
          each.user === conductor && each.exchange === 'placement'
            ? { ...each, write: '^placement\\.Claim\\.' }
            : each,
        ),
      },
      'placement.Claim.cell2',
    ],
    [
      'a shovel out of the cell',
      { carriers: [{ vhost: 'cell1', component: 'shovel', name: 'up' }] },
      'the shovel "up" may carry messages out of cell1',
    ],
  ] satisfies [string, Partial<BrokerWalls>, string][])('finds %s', (_, loose, expected) => {
    expect(holesOf(loose).join('\n')).toContain(expected);
  });

  it('finds a user at the store of another scope', () => {
    expect(holesOf({}, { otherStores: ['api'] })).toEqual(['has a user at the store of api']);
  });

  it('finds a tag of the management interface, and keys of another scope', () => {
    expect(holesOf({}, { tags: ['administrator'] })).toEqual([
      'has the tag administrator of the management interface',
    ]);
    for (const pattern of ['~*', '%R~{api}:*', '~{cell1*', '~{cell11}:*']) {
      expect(holesOf({}, { keys: ['~{cell1}:*', pattern] })).toEqual([
        `may touch keys ${pattern} of the store`,
      ]);
    }
  });
});

describe('the verdict', () => {
  const seen = {
    vhost: 'cell1',
    user: conductor,
    exchange: 'cell',
    routingKey: 'x',
    replyTo: '',
    body: Buffer.alloc(0),
  };
  const testimony = { published: [seen], above: [], missing: null };
  const refused = {
    ...{ user: conductor, what: 'open the vhost api', code: '530 NOT-ALLOWED', words: 'no' },
    kind: 'attack' as const,
    result: 'refused' as const,
  };
  const sound = { holes: [], tried: [refused], testimony };

  it('is valid where everything was looked at and refused', () => {
    expect(judge(sound)).toEqual({ verdict: 'valid', reasons: [] });
  });

  it.each([
    ['a rule that allows too much', { holes: [{ user: conductor, what: 'may too much' }] }],
    ['an attack that got through', { tried: [refused, { ...refused, result: 'through' as const }] }],
    ['a message above that the trace saw', { testimony: { ...testimony, above: [seen] } }],
  ])('is invalid by %s, even where something else is unknown', (_, change) => {
    const tried = 'tried' in change ? change.tried : [{ ...refused, result: 'unknown' as const }];
    expect(judge({ ...sound, ...change, tried }).verdict).toBe('invalid');
  });

  it.each([
    ['nothing was tried', { tried: [] }],
    ['an answer did not come', { tried: [{ ...refused, result: 'unknown' as const }] }],
    ['the trace missed something', { testimony: { ...testimony, missing: 'the broker went away' } }],
    ['the trace saw nothing at all', { testimony: { ...testimony, published: [] } }],
  ])('is unknown where %s', (_, change) => {
    expect(judge({ ...sound, ...change }).verdict).toBe('unknown');
  });
});

import { describe, expect, it } from 'vitest';
import { buildTopology, redisAcls, storeScopes, storeUsers, toDefinitions, TopologyError } from './index.ts';
import { exactly, quote } from './patterns.ts';

const cells = [
  { name: 'cell1', computes: [{ service: 'c1.a', hosts: ['c1-h1', 'c1-h2'] }] },
  { name: 'cell2', computes: [{ service: 'c2.a', hosts: ['c2-h1'] }] },
];
const topology = buildTopology(cells);
const vhost = (name: string) => topology.vhosts.find((candidate) => candidate.name === name)!;
const passwords = Object.fromEntries(topology.users.map((user) => [user, `pw-${user}`]));

/** What the broker would say, from the permissions alone. */
function mayPublish(user: string, where: string, exchange: string, key: string): boolean {
  const { permissions, topicPermissions } = vhost(where);
  const permission = permissions.find((entry) => entry.user === user);
  if (!permission || !new RegExp(permission.write).test(exchange)) return false;
  const topic = topicPermissions.find((entry) => entry.user === user && entry.exchange === exchange);
  return topic === undefined || new RegExp(topic.write).test(key);
}

describe('buildTopology', () => {
  it('defines a topic permission for every user and topic exchange', () => {
    for (const { permissions, topicPermissions, exchanges } of topology.vhosts) {
      for (const { user } of permissions) {
        for (const exchange of [...exchanges, 'amq.topic', 'amq.rabbitmq.trace']) {
          const found = topicPermissions.filter(
            (entry) => entry.user === user && entry.exchange === exchange,
          );
          expect(found, `${user} ${exchange}`).toHaveLength(1);
        }
      }
    }
  });

  it('anchors every pattern and lets nobody configure anything', () => {
    for (const { permissions, topicPermissions } of topology.vhosts) {
      for (const { configure } of permissions) expect(configure).toBe('^$');
      const all = [...permissions, ...topicPermissions].flatMap(({ write, read }) => [write, read]);
      for (const pattern of all) expect(pattern).toMatch(/^\^.*(\$|\\\.)$/);
    }
  });

  it('keeps cell users out of every vhost but their own and placement', () => {
    for (const { name, permissions } of topology.vhosts) {
      const strangers = permissions.filter(({ user }) => /^cell\d-/.test(user) && !user.startsWith(name));
      expect(strangers.length === 0 || name === 'placement').toBe(true);
    }
  });

  it.each([
    ['api', 'api', 'super-conductor.ScheduleAndBuildInstances', 'api', true],
    ['api', 'api', 'scheduler.SelectDestinations', 'api', false],
    ['super-conductor', 'api', 'scheduler.SelectDestinations', 'api', true],
    ['super-conductor', 'api', 'super-conductor.X', 'api', false],
    ['scheduler', 'api', 'scheduler', 'amq.default', true],
    ['scheduler', 'api', 'scheduler.SelectDestinations', 'api', false],
    ['super-conductor', 'api', 'super-conductor', 'redeliver', true],
    ['super-conductor', 'api', 'scheduler', 'redeliver', false],
    ['super-conductor', 'api', 'super-conductor', 'amq.default', false],
    ['scheduler', 'placement', 'placement.Claim.global', 'placement', true],
    ['scheduler', 'placement', 'placement.Claim.cell1', 'placement', false],
    ['cell1-conductor', 'placement', 'placement.Unclaim.cell1', 'placement', true],
    ['cell1-conductor', 'placement', 'placement.Unclaim.cell2', 'placement', false],
    ['cell1-conductor', 'placement', 'placement.Unclaim.cell1x', 'placement', false],
    ['cell1-conductor', 'placement', 'placement.UpdateProvider.cell1', 'placement', false],
    ['cell1-compute', 'placement', 'placement.UpdateProvider.cell1', 'placement', true],
    ['cell1-compute', 'placement', 'placement.Claim.cell1', 'placement', false],
    ['cell1-conductor', 'placement', 'placement', 'amq.default', false],
    ['cell1-compute', 'cell1', 'conductor.call.BeginBuild', 'cell', true],
    ['cell1-compute', 'cell1', 'compute.c1-h1', 'cell', false],
    ['cell1-compute', 'cell1', 'compute.c1.a', 'redeliver', true],
    ['cell1-compute', 'cell1', 'compute.c1xa', 'redeliver', false],
    ['cell1-compute', 'cell1', 'conductor', 'dead-letter', false],
    ['cell1-conductor', 'cell1', 'compute.c1-h1', 'cell', true],
    ['cell1-conductor', 'cell1', 'conductor.calls', 'redeliver', true],
    ['api', 'cell1', 'compute.c1-h1', 'cell', true],
    ['api', 'cell1', 'conductor.cast.BuildInstances', 'cell', false],
    ['auditor', 'cell1', 'compute.c1-h1', 'cell', false],
    ['operator', 'cell1', 'compute.c1-h1', 'cell', false],
    ['operator', 'cell1', 'compute.c1.a', 'redeliver', true],
    ['operator', 'cell1', 'dead-letter.conductor', 'redeliver', false],
    ['operator', 'api', 'super-conductor', 'redeliver', true],
    ['operator', 'api', 'super-conductor', 'dead-letter', false],
    ['operator', 'api', 'super-conductor.ScheduleAndBuildInstances', 'api', false],
  ] as const)('%s in %s, key %s on %s: %s', (user, where, key, exchange, allowed) => {
    expect(mayPublish(user, where, exchange, key)).toBe(allowed);
  });

  it('lets nobody read but from its own queues', () => {
    const readers = topology.vhosts.flatMap(({ name, permissions }) =>
      permissions
        .filter(({ user, read }) => read !== '^$' && user !== 'auditor' && user !== 'operator')
        .map(({ user, read }) => `${name}: ${user} ${read}`),
    );
    expect(readers).toEqual([
      'api: super-conductor ^super-conductor$',
      'api: scheduler ^scheduler$',
      'placement: placement ^placement$',
      'cell1: cell1-conductor ^(conductor|conductor\\.calls)$',
      'cell1: cell1-compute ^compute\\.c1\\.a$',
      'cell2: cell2-conductor ^(conductor|conductor\\.calls)$',
      'cell2: cell2-compute ^compute\\.c2\\.a$',
    ]);
  });

  it('lets the operator read dead letters and nothing else', () => {
    const [readable] = vhost('cell1').permissions.filter(({ user }) => user === 'operator');
    expect(readable).toEqual({
      user: 'operator',
      configure: '^$',
      write: '^redeliver$',
      read: '^(dead-letter\\.conductor|dead-letter\\.conductor\\.calls|dead-letter\\.compute\\.c1\\.a)$',
    });
  });

  it('binds every host to its service and every queue to its dead letters and its way back', () => {
    const { bindings } = vhost('cell1');
    expect(bindings).toContainEqual({ exchange: 'cell', queue: 'compute.c1.a', routingKey: 'compute.c1-h2' });
    for (const queue of ['conductor', 'conductor.calls', 'compute.c1.a']) {
      expect(bindings).toContainEqual({ exchange: 'redeliver', queue, routingKey: queue });
      expect(bindings).toContainEqual({
        exchange: 'dead-letter',
        queue: `dead-letter.${queue}`,
        routingKey: queue,
      });
    }
  });

  it.each([
    ['api', 'cell "api": the name is taken'],
    ['super', 'cell "super": the name is taken'],
    ['global', 'cell "global": the name is taken'],
    ['cell0', 'cell "cell0": the name is taken'],
    ['a.b', 'cell "a.b": expected small letters and digits'],
    ['', 'cell "": expected small letters'],
  ])('refuses a cell called "%s"', (name, message) => {
    expect(() => buildTopology([{ name, computes: [] }])).toThrow(message);
  });

  it.each([
    [['#'], 'host "#": expected letters'],
    [['a', 'a'], 'host "a": there are two of that name'],
    [['h'.repeat(236)], 'expected at most 235 characters'],
  ])('refuses hosts %j', (hosts, message) => {
    const build = () => buildTopology([{ name: 'cell1', computes: [{ service: 's', hosts }] }]);
    expect(build).toThrow(TopologyError);
    expect(build).toThrow(message);
  });

  it('quotes names in patterns', () => {
    expect(quote('a.b+c')).toBe('a\\.b\\+c');
    expect(exactly([])).toBe('^$');
    expect(exactly(['a', 'b.c'])).toBe('^(a|b\\.c)$');
  });
});

describe('toDefinitions', () => {
  const definitions = toDefinitions(topology, { passwords });

  it('makes casts durable quorum queues that dead-letter at least once', () => {
    expect(definitions.queues.find(({ name }) => name === 'conductor')).toEqual({
      name: 'conductor',
      vhost: 'cell1',
      durable: true,
      auto_delete: false,
      arguments: {
        'x-queue-type': 'quorum',
        'x-delivery-limit': 5,
        'x-dead-letter-exchange': 'dead-letter',
        'x-dead-letter-routing-key': 'conductor',
        'x-dead-letter-strategy': 'at-least-once',
        'x-overflow': 'reject-publish',
      },
    });
  });

  it('gives users a salted hash, no guest, and only the operator a tag, which sees and changes nothing', () => {
    const { users } = definitions;
    expect(users.map(({ name }) => name)).not.toContain('guest');
    expect(users.filter(({ tags }) => tags !== '')).toMatchObject([{ name: 'operator', tags: 'management' }]);
    expect(Buffer.from(users[0]!.password_hash, 'base64')).toHaveLength(36);
    expect(JSON.stringify(definitions)).not.toContain('pw-');
  });

  it('holds for one broker only what is on it', () => {
    const own = toDefinitions(topology, { passwords, vhosts: ['cell2'] });
    expect(own.vhosts).toEqual([{ name: 'cell2' }]);
    expect(own.users.map(({ name }) => name)).toEqual([
      'api',
      'super-conductor',
      'cell2-conductor',
      'cell2-compute',
      'auditor',
      'operator',
    ]);
    expect(JSON.stringify(own)).not.toContain('cell1');
  });

  it('names the user without a password', () => {
    expect(() => toDefinitions(topology, { passwords: { ...passwords, scheduler: '' } })).toThrow(
      'the broker user scheduler has no password',
    );
  });
});

describe('redisAcls', () => {
  it('turns the default user off and ends every rule with -@dangerous', () => {
    const [first, ...others] = redisAcls({ scopes: storeScopes(topology), passwords });
    expect(first).toMatch(/^user default off /);
    expect(others.every((line) => line.endsWith(' -@dangerous'))).toBe(true);
    expect(others.some((line) => /allcommands|allkeys|\+@all|~\* /.test(line))).toBe(false);
    expect(others.join()).not.toContain('pw-');
  });

  it('gives a cell only its own keys', () => {
    const lines = redisAcls({ scopes: storeScopes(topology), passwords });
    const conductor = lines.find((line) => line.startsWith('user cell1-conductor '))!;
    expect(conductor.match(/\S*~\S+/g)).toEqual(['~{cell1}:*']);
    const api = lines.find((line) => line.startsWith('user api '))!;
    expect(api).toContain('%R~{cell1}:*');
    expect(api).not.toContain(' ~{cell1}:*');
  });

  it('knows no user for schedulers and computes', () => {
    expect(new Set(storeScopes(topology).flatMap(storeUsers))).toEqual(
      new Set(['api', 'super-conductor', 'placement', 'cell1-conductor', 'cell2-conductor']),
    );
  });
});

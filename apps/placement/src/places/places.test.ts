import { PlaceRelation } from '@cellflow/contracts-placement';
import { describe, expect, it } from 'vitest';
import { claimOn, host, startReplicaOn, testStore } from '../fixture.ts';
import { setLevelAct } from '../acts/set-level.ts';
import { setPlaceAct } from '../acts/set-place.ts';
import { distanceFrom, nearestFirst } from './nearness.ts';

const { SAME, DIFFERENT, NEAR } = PlaceRelation;
const groups = [{ resources: [{ resourceClass: 'VCPU', amount: 1 }] }];

/** By row and rack: h1 and h2, h3, and across the aisle h4 and h5; h6 stands in the corridor. Each takes one server. */
async function hall() {
  const placement = await startReplicaOn(testStore());
  const { writer, memory } = placement.engine;
  const origin = { atMs: 1, actor: 'test' };
  await writer.perform(setLevelAct({ name: 'row', distance: 10 }, origin));
  await writer.perform(setLevelAct({ name: 'rack', distance: 1 }, origin));
  for (const [level, name] of [
    ...[
      ['row', 'a'],
      ['row', 'b'],
    ],
    ...[
      ['rack', 'a1'],
      ['rack', 'a2'],
      ['rack', 'b1'],
    ],
  ] as [string, string][]) {
    const aggregate = `${level}-${name}`;
    await writer.perform(setPlaceAct({ level, name, aggregate, fresh: '' }, origin));
  }
  const stands = [
    ['b', 'b1'],
    ['a', 'a2'],
    ['a', 'a1'],
    ['a', 'a1'],
    ['b', 'b1'],
  ];
  const numbers = [5, 3, 2, 1, 4];
  for (const [at, n] of numbers.entries()) {
    const [row, rack] = stands[at] as [string, string];
    await placement.update({ ...host(n, 1), aggregates: [`row-${row}`, `rack-${rack}`] });
  }
  await placement.update(host(6, 1));
  await placement.claim(claimOn(1, 'x'));
  const find = async (places: object[], limit = 0) => {
    const reply = await placement.candidates({ groups, limit, places });
    return reply.candidates?.map(({ rootIndex }) => reply.providerSummaries?.[rootIndex ?? 0]?.name);
  };
  const distances = async (places: object[]) =>
    (await placement.candidates({ groups, places })).candidates?.map(({ distance }) => distance ?? 0);
  return { ...placement, memory, find, distances };
}

const x = { consumerUuid: 'x' };

describe('the place of a candidate', () => {
  it('is the same rack as that of another server', async () => {
    const { find } = await hall();
    expect(await find([{ ...x, relation: SAME, level: 'rack' }])).toEqual(['h2']);
    expect(await find([{ ...x, relation: SAME, level: 'row' }])).toEqual(['h3', 'h2']);
  });

  it('is another row than that of another server', async () => {
    const { find } = await hall();
    expect((await find([{ ...x, relation: DIFFERENT, level: 'row' }]))?.sort()).toEqual(['h4', 'h5', 'h6']);
  });

  it('is the same row and another rack where both are asked for', async () => {
    const { find } = await hall();
    const rules = [
      { ...x, relation: SAME, level: 'row' },
      { ...x, relation: DIFFERENT, level: 'rack' },
    ];
    expect(await find(rules)).toEqual(['h3']);
  });

  it('is the nearest where the rack is full, and anywhere in the end', async () => {
    const { find, claim } = await hall();
    const near = [{ ...x, relation: NEAR }];
    expect(await find(near)).toEqual(['h2', 'h3', 'h5', 'h4', 'h6']);
    expect(await find(near, 1)).toEqual(['h2']);
    await claim(claimOn(2, 'y'));
    expect(await find(near, 1)).toEqual(['h3']);
    await claim(claimOn(3, 'z'));
    expect(await find(near, 1)).toEqual(['h5']);
    for (const n of [4, 5]) await claim(claimOn(n, `y${n}`));
    expect(await find(near, 1)).toEqual(['h6']);
  });

  it('tells how far it is: the sum of the distances of the levels that differ', async () => {
    const { distances } = await hall();
    expect(await distances([{ ...x, relation: NEAR }])).toEqual([0, 1, 11, 11, 12]);
    expect(await distances([{ ...x, relation: NEAR, level: 'rack' }])).toEqual([0, 1, 1, 1, 2]);
    expect(await distances([])).toEqual([0, 0, 0, 0, 0]);
  });

  it.each([
    [{ ...x, relation: SAME, level: 'shelf' }, 'There is no affinity level shelf.'],
    [{ relation: SAME, level: 'row', consumerUuid: 'nobody' }, 'nobody holds nothing'],
    [{ relation: NEAR, consumerUuid: 'nobody' }, 'nobody holds nothing'],
    [{ relation: DIFFERENT, level: 'row', consumerUuid: 'away' }, 'h6 of consumer away is in no row place'],
    [{ ...x, relation: SAME }, 'level must not be empty'],
    [{ ...x, level: 'row' }, 'no relation'],
  ])('is refused up front where %j cannot be', async (rule, why) => {
    const { find, claim } = await hall();
    await claim(claimOn(6, 'away'));
    await expect(find([rule])).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining(why),
    });
  });

  it('is for the group without a suffix', async () => {
    const { candidates } = await hall();
    const places = [{ ...x, relation: SAME, level: 'row' }];
    await expect(candidates({ groups: [{ ...groups[0], suffix: '1' }], places })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });
});

describe('nearness', () => {
  it('is measured by whatever is plugged in', async () => {
    const { memory } = await hall();
    const [row, rack] = ['row', 'rack'].map((name) => memory.levels.get(name)!.record);
    const levels = [
      { level: row!, aggregates: ['row-a'] },
      { level: rack!, aggregates: ['rack-a1'] },
    ];
    const isPlace = (aggregate: string) => memory.places.get(aggregate) !== null;
    const metric = (differing: readonly object[]) => (differing.length > 1 ? 7 : 0);
    const distanceOf = distanceFrom(memory.graph, [{ levels }], { isPlace, metric });
    const names = nearestFirst(memory.graph.roots.members(), distanceOf).map(
      (slot) => memory.graph.recordAt(slot).name,
    );
    expect(names).toEqual(['h3', 'h2', 'h1', 'h5', 'h4', 'h6']);
  });
});

import type { Init } from '@cellflow/contracts-common';
import { ClaimOutcome, ClaimRefusal, LevelRecord, PlaceRecord } from '@cellflow/contracts-placement';
import type { GroupRule } from '@cellflow/contracts-placement';
import type { Store } from '@cellflow/store';
import { describe, expect, it } from 'vitest';
import { claimOn, host, startReplicaOn, testStore } from '../fixture.ts';

const apart: Init<GroupRule> = { uuid: 'g1', policy: 'anti-affinity' };
const together: Init<GroupRule> = { uuid: 'g1', policy: 'affinity' };
const rackApart = { ...apart, level: 'rack' };
const rackTogether = { ...together, level: 'rack' };
const refused = { outcome: ClaimOutcome.REFUSED, refusal: ClaimRefusal.AFFINITY };
const claimed = { outcome: ClaimOutcome.CLAIMED };

/** Racks r1 (h1, h2) and r2 (h3); h4 is in none. */
async function racks(store: Store) {
  const level = LevelRecord.create({ name: 'rack', distance: 1 });
  const places = ['r1', 'r2'].map((name) =>
    PlaceRecord.create({ aggregateUuid: `agg-${name}`, level: 'rack', name }),
  );
  await store.commit({
    put: [
      { key: 'level:rack', value: LevelRecord.encode(level) },
      ...places.map((place) => ({
        key: `place:${place.aggregateUuid}`,
        value: PlaceRecord.encode(place),
      })),
    ],
    index: ['level:rack', 'place:agg-r1', 'place:agg-r2'].map((member) => ({
      index: 'registry',
      member,
      score: 1,
    })),
    ledger: [{ type: 'places.named', changed: ['level:rack', 'place:agg-r1', 'place:agg-r2'] }],
  });
}

async function cloud(store = testStore()) {
  await racks(store);
  const replicas = [await startReplicaOn(store), await startReplicaOn(store)] as const;
  const aggregates = [[], ['agg-r1', 'agg-other'], ['agg-r1'], ['agg-r2'], ['agg-other']];
  for (const n of [1, 2, 3, 4])
    await replicas[0].update({ ...host(n, 64), aggregates: aggregates[n] as string[] });
  for (const { engine } of replicas) await engine.replica.current();
  const [one, two] = replicas;
  const claim = (n: number, consumer: string, group: Init<GroupRule>, attempt = 1) =>
    one.claim({ ...claimOn(n, consumer, attempt), group });
  return { store, one, two, claim };
}

describe('a member of an anti-affinity group', () => {
  it('does not come to the host of another, and is told why', async () => {
    const { claim } = await cloud();
    expect(await claim(1, 'i1', apart)).toMatchObject(claimed);
    const answer = await claim(1, 'i2', apart);
    expect(answer).toMatchObject(refused);
    expect(answer.reason).toContain('h1: anti-affinity of group g1');
    expect(await claim(2, 'i2', apart)).toMatchObject(claimed);
    expect(await claim(1, 'i3', { ...apart, uuid: 'g2' })).toMatchObject(claimed);
  });

  it('comes as long as its host has fewer than it may', async () => {
    const { claim } = await cloud();
    const two = { ...apart, maxPerPlace: 2 };
    expect(await claim(1, 'i1', two)).toMatchObject(claimed);
    expect(await claim(1, 'i2', two)).toMatchObject(claimed);
    expect(await claim(1, 'i3', two)).toMatchObject(refused);
  });

  it('makes room when it is unclaimed, or released for good, and its group is forgotten with the last', async () => {
    const { claim, one, store } = await cloud();
    await claim(1, 'i1', apart);
    await one.unclaim({ consumerUuid: 'i1', attempt: 1 });
    expect(await claim(1, 'i2', apart)).toMatchObject(claimed);
    await one.unclaim({ consumerUuid: 'i2', final: true });
    expect(await store.get('group:g1')).toBeNull();
    expect(await claim(1, 'i1', apart, 2)).toMatchObject(claimed);
  });

  it('is not in its own way when it comes back in a later attempt', async () => {
    const { claim, one } = await cloud();
    await claim(1, 'i1', apart);
    await one.unclaim({ consumerUuid: 'i1', attempt: 1 });
    expect(await claim(1, 'i1', apart, 2)).toMatchObject(claimed);
    expect(await claim(1, 'i1', apart, 2)).toMatchObject({ outcome: ClaimOutcome.ALREADY_CLAIMED });
  });

  it('keeps to another rack where the level says so; a host in no rack is apart from all', async () => {
    const { claim } = await cloud();
    expect(await claim(1, 'i1', rackApart)).toMatchObject(claimed);
    const answer = await claim(2, 'i2', rackApart);
    expect(answer).toMatchObject(refused);
    expect(answer.reason).toContain('h2 (rack: r1)');
    expect(await claim(4, 'i2', rackApart)).toMatchObject(claimed);
    expect(await claim(4, 'i3', rackApart)).toMatchObject(claimed);
    expect(await claim(3, 'i4', rackApart)).toMatchObject(claimed);
  });

  it.each([
    ['host', 1, apart],
    ['rack', 2, rackApart],
  ])(
    'of two that come to one %s at once, on two replicas, stays alone there',
    async (_place, second, group) => {
      for (let round = 0; round < 40; round += 1) {
        const { one, two, store } = await cloud();
        const answers = await Promise.all([
          one.claim({ ...claimOn(1, 'i1'), group }),
          two.claim({ ...claimOn(second, 'i2'), group }),
        ]);
        const outcomes = answers.map(({ outcome }) => outcome).sort();
        expect(outcomes).toEqual([ClaimOutcome.CLAIMED, ClaimOutcome.REFUSED]);
        expect(answers.find(({ outcome }) => outcome === ClaimOutcome.REFUSED)).toMatchObject(refused);
        expect(await store.count('consumers')).toBe(1);
        for (const replica of [one, two]) await replica.stop();
      }
    },
  );

  it('takes a place that was left through another replica, even where nobody has told it so', async () => {
    const { one, two } = await cloud();
    await one.claim({ ...claimOn(1, 'i1'), group: apart });
    await two.engine.replica.current();
    await two.stop();
    await one.unclaim({ consumerUuid: 'i1', attempt: 1 });
    expect(await two.claim({ ...claimOn(1, 'i2'), group: apart })).toMatchObject(claimed);
    await one.stop();
  });

  it('of two that come to two hosts at once is in nobody s way', async () => {
    for (let round = 0; round < 40; round += 1) {
      const { one, two, store } = await cloud();
      const answers = await Promise.all([
        one.claim({ ...claimOn(1, 'i1'), group: apart }),
        two.claim({ ...claimOn(2, 'i2'), group: apart }),
      ]);
      expect(answers).toMatchObject([claimed, claimed]);
      expect(await store.count('consumers')).toBe(2);
      for (const replica of [one, two]) await replica.stop();
    }
  });
});

describe('a member of an affinity group', () => {
  it('comes to the host of the others, or nowhere', async () => {
    const { claim } = await cloud();
    expect(await claim(1, 'i1', together)).toMatchObject(claimed);
    const answer = await claim(2, 'i2', together);
    expect(answer).toMatchObject(refused);
    expect(answer.reason).toContain('h2: affinity of group g1');
    expect(await claim(1, 'i2', together)).toMatchObject(claimed);
  });

  it('comes to the rack of the others where the level says so', async () => {
    const { claim } = await cloud();
    expect(await claim(1, 'i1', rackTogether)).toMatchObject(claimed);
    expect(await claim(3, 'i2', rackTogether)).toMatchObject(refused);
    expect(await claim(4, 'i2', rackTogether)).toMatchObject(refused);
    expect(await claim(2, 'i2', rackTogether)).toMatchObject(claimed);
  });

  it('may be the first anywhere', async () => {
    const { claim } = await cloud();
    expect(await claim(4, 'i1', rackTogether)).toMatchObject(claimed);
    expect(await claim(4, 'i2', rackTogether)).toMatchObject(refused);
  });
});

describe('a group', () => {
  it.each([
    [{ uuid: 'g1', policy: 'soft-affinity' }, 'group.policy'],
    [{ ...apart, level: 'row' }, 'there is no level "row"'],
  ])('%j is refused by the name of the field', async (group, why) => {
    const { claim } = await cloud();
    await expect(claim(1, 'i1', group)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining(why),
    });
  });

  it('of many that come at once takes them all', async () => {
    const { one, two } = await cloud();
    const many = { ...apart, maxPerPlace: 50 };
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 === 0 ? one : two).claim({ ...claimOn(1 + (n % 4), `i${n}`), group: many }),
      ),
    );
    expect(answers.every(({ outcome }) => outcome === ClaimOutcome.CLAIMED)).toBe(true);
  });
});

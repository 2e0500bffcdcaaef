import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidates, canonical } from '../model/candidates.ts';
import { Model } from '../model/model.ts';
import { operationsFor, topologies } from '../topologies.ts';
import { askEngine, graphOf } from './ask-engine.ts';
import { forests, queries } from './forests.ts';

describe.each(topologies)('$name', ({ providers, queries: asked }) => {
  it.each(asked)('$title', ({ query, candidates: expected }) => {
    const found = askEngine(graphOf(providers), query);
    expect(found.map(canonical).sort()).toEqual(expected.map(canonical).sort());
  });
});

describe('over random forests', () => {
  it('the engine finds what brute force finds, each once, with a mapping that holds', () => {
    let answered = 0;
    fc.assert(
      fc.property(forests, queries, (providers, query) => {
        const model = new Model();
        for (const operation of operationsFor(providers))
          expect(model.apply(operation).status).toBeLessThan(300);
        const expected = new Map(candidates(model, query).map((one) => [canonical(one.allocations), one]));
        const found = askEngine(graphOf(providers), query);
        expect(found.map(({ allocations }) => canonical(allocations)).sort()).toEqual(
          [...expected.keys()].sort(),
        );
        for (const { allocations, mappings } of found) {
          const valid = expected.get(canonical(allocations))?.mappings.map(canonical);
          expect(valid).toContain(canonical(mappings));
        }
        if (found.length > 0) answered += 1;

        const limit = Math.ceil(found.length / 2);
        if (limit === 0) return;
        const some = askEngine(graphOf(providers), { ...query, limit });
        expect(new Set(some.map(({ allocations }) => canonical(allocations))).size).toBe(limit);
        for (const { allocations } of some) expect(expected.has(canonical(allocations))).toBe(true);
      }),
      { numRuns: 1500, seed: 11 },
    );
    // A comparison of nothing with nothing would show nothing.
    expect(answered).toBeGreaterThan(400);
  }, 60_000);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sequences } from './arbitraries.ts';
import type { Candidate } from './model/candidates.ts';
import { Model } from './model/model.ts';
import type { Act } from './model/operation.ts';

describe('the sequences', () => {
  it('are sound for the most part, and meet every operation and every refusal', () => {
    const answers: { act: Act; status: number; code?: string }[] = [];
    let offered = 0;
    for (const operations of fc.sample(sequences(60), { numRuns: 300, seed: 1 })) {
      const model = new Model();
      for (const operation of operations) {
        const { status, code, body } = model.apply(operation);
        answers.push({ act: operation.act, status, code });
        const { candidates = [] } = (body ?? {}) as { candidates?: Candidate[] };
        if (candidates.length > 0) offered++;
      }
    }
    const succeeded = answers.filter(({ status }) => status < 300);
    const claimed = succeeded.filter(({ act }) => act === 'putAllocations' || act === 'postAllocations');
    expect(succeeded.length / answers.length).toBeGreaterThan(0.7);
    const acts = (some: typeof answers) => [...new Set(some.map(({ act }) => act))].sort();
    expect(acts(succeeded)).toHaveLength(29);
    expect(acts(answers)).toEqual(acts(succeeded));
    expect(Math.min(claimed.length, offered)).toBeGreaterThan(400);
    expect([...new Set(answers.map(({ code }) => code))].sort()).toEqual([
      'placement.concurrent_update',
      'placement.duplicate_name',
      'placement.inventory.inuse',
      'placement.resource_provider.cannot_delete_parent',
      'placement.resource_provider.inuse',
      'placement.resource_provider.not_found',
      'placement.undefined_code',
      undefined,
    ]);
  });
});

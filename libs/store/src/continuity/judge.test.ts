import { describe, expect, it } from 'vitest';
import { formatEpoch, parseEpochs } from './epoch.ts';
import type { Epoch } from './epoch.ts';
import { judge } from './judge.ts';

const epoch = (id: string, since: number, start: Epoch['start']): Epoch => ({ id, since, start });
const a = epoch('a', 0, 'created');
const saw = (revision: number, ...epochs: string[]) => ({ epoch: epochs[0] ?? '', revision, epochs });

describe('what was seen of a store, beside what it says now', () => {
  const kindOf = (...given: Parameters<typeof judge>) => judge(...given).broken?.kind ?? null;

  it('is continued by a store that is at least as far in the same epoch', () => {
    const seen = saw(7, 'a');
    expect(kindOf(seen, { epochs: [a], revision: 7 })).toBeNull();
    expect(kindOf(seen, { epochs: [a], revision: 6 })).toBe('backwards');
  });

  it('is lost where a later epoch began before it, however far the store has come since', () => {
    const resumed = epoch('b', 6, 'resumed');
    const found = { epochs: [resumed, a], revision: 900 };
    expect(kindOf(saw(6, 'a'), found)).toBeNull();
    expect(judge(saw(7, 'a'), found)).toMatchObject({
      broken: { kind: 'backwards', found: { epoch: 'b', revision: 900 } },
      dealtWith: false,
    });
  });

  it('counts as dealt with once the owner began to recover', () => {
    const epochs = [epoch('c', 6, 'recovering'), epoch('b', 6, 'resumed'), a];
    const verdict = judge(saw(7, 'a'), { epochs, revision: 1_000_008 });
    expect(verdict).toMatchObject({ broken: { kind: 'backwards' }, dealtWith: true });
    expect(judge(saw(6, 'a'), { epochs, revision: 1_000_008 })).toMatchObject({
      broken: null,
      dealtWith: true,
    });
  });

  it('is lost with an epoch that is gone, whoever recovered before that', () => {
    const epochs = [epoch('d', 1_000_010, 'resumed'), epoch('b', 6, 'recovered'), a];
    const verdict = judge(saw(2_000_013, 'c', 'b', 'a'), { epochs, revision: 1_000_010 });
    expect(verdict).toMatchObject({ broken: { kind: 'backwards' }, dealtWith: false });
  });

  it('is gone from an empty store, and from one with another history', () => {
    const seen = saw(7, 'a');
    expect(kindOf(seen, { epochs: [], revision: 0 })).toBe('emptied');
    expect(kindOf(seen, { epochs: [epoch('x', 0, 'created')], revision: 50 })).toBe('replaced');
  });

  it('is nothing to a user who has seen nothing', () => {
    expect(kindOf(saw(0), { epochs: [a], revision: 7 })).toBeNull();
    expect(kindOf(saw(0), { epochs: [], revision: 0 })).toBeNull();
  });

  it('is kept as text of which the end may be cut off', () => {
    const epochs = [epoch('b', 6, 'resumed'), a];
    const text = epochs.map(formatEpoch).join('');
    expect(parseEpochs(text)).toEqual(epochs);
    expect(parseEpochs(text.slice(0, -6))).toEqual([epochs[0]]);
    expect(parseEpochs('')).toEqual([]);
  });
});

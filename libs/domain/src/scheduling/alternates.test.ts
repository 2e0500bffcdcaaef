import { describe, expect, it } from 'vitest';
import { alternatesOf } from './alternates.ts';
import { hostState } from './fixture.ts';

const sorted = ['a1', 'b1', 'a2', 'b2', 'a3', 'a4'].map((name) => hostState(name, {}, { cell: name[0] }));
const chosenOf = (...names: string[]) =>
  names.map((name) => ({ uuid: `uuid-${name}`, cell: name[0] as string }));
const names = (options: Parameters<typeof alternatesOf>[1]) =>
  alternatesOf(sorted, options).map((list) => list.map(({ host }) => host));

describe('alternates', () => {
  it('are the next best of the cell, not chosen for any server of the request', () => {
    const chosen = chosenOf('a1', 'b1', 'a2');
    expect(names({ chosen, refused: new Set(), count: 2 })).toEqual([['a3', 'a4'], ['b2'], ['a3', 'a4']]);
  });

  it('leave out hosts that refused', () => {
    const refused = new Set(['uuid-a2']);
    expect(names({ chosen: chosenOf('a1'), refused, count: 2 })).toEqual([['a3', 'a4']]);
  });

  it('may be none', () => {
    expect(names({ chosen: chosenOf('c1'), refused: new Set(), count: 2 })).toEqual([[]]);
    expect(names({ chosen: chosenOf('a1'), refused: new Set(), count: 0 })).toEqual([[]]);
  });
});

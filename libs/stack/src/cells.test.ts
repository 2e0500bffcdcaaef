import { describe, expect, it } from 'vitest';
import { defaultCells, defaultProfile, layoutOf, resolveCells } from './cells.ts';

describe('the cells of a stack', () => {
  it('are two of 20 hosts each unless something else is asked', () => {
    const cells = resolveCells(defaultCells());
    expect(cells.map(({ name }) => name)).toEqual(['cell1', 'cell2']);
    expect(cells.map(({ computes }) => computes[0]?.hosts.length)).toEqual([20, 20]);
    expect(layoutOf(cells)[1]?.computes[0]?.hosts[19]).toBe('cell2-h20');
  });

  it('fill their name into a shared profile, parsed or as text', () => {
    const text = 'hosts: [{ name: "{cell}-x", inventory: { VCPU: 1 } }]';
    const cells = resolveCells(defaultCells({ cells: 3, profile: text }));
    expect(cells.map(({ computes }) => computes[0]?.hosts[0]?.name)).toEqual([
      'cell1-x',
      'cell2-x',
      'cell3-x',
    ]);
  });

  it('refuse a host that two cells have, and say how to name it', () => {
    const profile = { hosts: [{ name: 'same', inventory: { VCPU: 1 } }] };
    expect(() => resolveCells(defaultCells({ profile }))).toThrow(
      /two hosts are called "same" \(write \{cell\}/,
    );
  });

  it('refuse a cell called cell0, and no cells at all', () => {
    const computes = [{ service: 'c', profile: defaultProfile(1) }];
    expect(() => resolveCells([{ name: 'cell0', computes }])).toThrow(/cannot be called "cell0"/);
    expect(() => resolveCells([])).toThrow(/at least one cell/);
  });
});

import { describe, expect, it } from 'vitest';
import { capacityOf, inventoryFault, maxInt, misfit, withDefaults } from './inventory.ts';

const inventory = withDefaults({
  total: 10,
  reserved: 2,
  minUnit: 0,
  maxUnit: 0,
  stepSize: 0,
  allocationRatio: 0,
});

describe('an inventory', () => {
  it('has the defaults of placement where a field is 0', () => {
    expect(inventory).toEqual({
      total: 10,
      reserved: 2,
      minUnit: 1,
      maxUnit: maxInt,
      stepSize: 1,
      allocationRatio: 1,
    });
  });

  it('offers (total - reserved) * ratio, in whole units', () => {
    expect(capacityOf(inventory)).toBe(8);
    expect(capacityOf({ ...inventory, allocationRatio: 1.6 })).toBe(12);
    expect(capacityOf({ ...inventory, reserved: 10 })).toBe(0);
  });

  it('takes amounts up to its capacity, in its units', () => {
    expect(misfit(inventory, { used: 5, amount: 3 })).toBeNull();
    expect(misfit(inventory, { used: 5, amount: 4 })).toBe('over-capacity');
    const units = { ...inventory, minUnit: 2, maxUnit: 6, stepSize: 2 };
    expect(misfit(units, { used: 0, amount: 1 })).toBe('below-min-unit');
    expect(misfit(units, { used: 0, amount: 8 })).toBe('above-max-unit');
    expect(misfit(units, { used: 0, amount: 5 })).toBe('off-step');
    expect(misfit(units, { used: 0, amount: 4 })).toBeNull();
  });

  it.each([
    [{ total: 0 }, 'total'],
    [{ total: 1.5 }, 'total'],
    [{ reserved: 11 }, 'reserved'],
    [{ stepSize: -1 }, 'stepSize'],
    [{ allocationRatio: Number.NaN }, 'allocationRatio'],
  ])('with %j is at fault, by the name of the field', (change, field) => {
    expect(inventoryFault({ ...inventory, ...change })).toContain(field);
  });

  it('may reserve all it has', () => {
    expect(inventoryFault({ ...inventory, reserved: 10 })).toBeNull();
  });
});

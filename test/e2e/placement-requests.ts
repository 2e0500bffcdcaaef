import { createHash } from 'node:crypto';

/** A UUID that follows from a name. */
export const uuidOf = (name: string): string => {
  const digits = createHash('sha256').update(name).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
};

/** The one host of a cell. */
export const provider = (cell: string) => ({
  uuid: uuidOf(cell),
  name: `${cell}-h1`,
  cell,
  availabilityZone: 'az',
  inventories: [{ resourceClass: 'VCPU', total: 8, minUnit: 1, maxUnit: 8, stepSize: 1, allocationRatio: 1 }],
});

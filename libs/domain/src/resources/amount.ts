/** An amount of one resource class, in the class's unit (VCPU: count, MEMORY_MB: MiB, DISK_GB: GiB). */
export interface Amount {
  readonly resourceClass: string;
  readonly amount: number;
}

/** Sums amounts of the same class; classes keep the order in which they first came. */
export function sumAmounts(amounts: Iterable<Amount>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { resourceClass, amount } of amounts) {
    sums.set(resourceClass, (sums.get(resourceClass) ?? 0) + amount);
  }
  return sums;
}

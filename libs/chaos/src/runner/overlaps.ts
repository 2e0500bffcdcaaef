import type { CallRecord, FaultRecord } from '@cellflow/checker';

/**
 * A call that nobody answered names the faults that were active at any moment of it, not only those that outlast it: a
 * service that is killed takes the calls along that it has begun before. Load and injector share one clock.
 */
export function withOverlaps(
  calls: readonly CallRecord[],
  faults: readonly FaultRecord[],
): readonly CallRecord[] {
  const begun = new Map<number, number>();
  for (const { call, type, atMs } of calls) if (type === 'invoke') begun.set(call, atMs);
  return calls.map((record) => {
    if (record.type !== 'info') return record;
    const from = begun.get(record.call) ?? record.atMs;
    const overlapping = faults.filter(
      ({ beganAtMs, healedAtMs }) => beganAtMs <= record.atMs && (healedAtMs ?? Infinity) >= from,
    );
    const during = [...new Set([...(record.during ?? []), ...overlapping.map(({ id }) => id)])];
    return during.length > 0 ? { ...record, during } : record;
  });
}

import type { SlotSet } from '../graph/slot-set.ts';
import type { Need, Query } from './query.ts';

/**
 * What a request asks of a tree of one provider that shares with nobody: everything of the one provider, so that all
 * constraints meet on it. Tested 32 providers at a time, amounts only for those that are left.
 */
export interface LoneQuery {
  readonly anyOf: readonly (readonly SlotSet[])[];
  readonly noneOf: readonly SlotSet[];
  readonly needs: readonly Need[];
  /** Sums of classes that several groups ask for. */
  readonly sums: readonly Need[];
  readonly rootUuid: string | null;
}

/** Null where no lone provider can do: two groups want different ones, or different trees. */
export function loneQuery({ parts, unsuffixed, rootRequired, rootForbidden }: Query): LoneQuery | null {
  if (parts.filter((part) => part.isolated).length > 1) return null;
  const filters = [...new Set([...parts.map((part) => part.filters), ...(unsuffixed ? [unsuffixed] : [])])];
  const roots = new Set(filters.flatMap(({ rootUuid }) => rootUuid ?? []));
  if (roots.size > 1) return null;
  const needs = parts.flatMap((part) => part.needs);
  const sums = new Map<number, Need>();
  for (const need of needs) {
    sums.set(need.at, { ...need, amount: (sums.get(need.at)?.amount ?? 0) + need.amount });
  }
  return {
    anyOf: [
      ...filters.flatMap(({ required, memberOf }) => [...required, ...memberOf]),
      ...rootRequired.map((set) => [set]),
    ],
    noneOf: [
      ...filters.flatMap(({ forbidden, forbiddenAggregates }) => [...forbidden, ...forbiddenAggregates]),
      ...rootForbidden,
    ],
    needs,
    sums: sums.size === needs.length ? [] : [...sums.values()],
    rootUuid: [...roots][0] ?? null,
  };
}

/** Those of 32 providers that have the traits and aggregates. */
export function maskOf({ anyOf, noneOf }: LoneQuery, word: number, among: number): number {
  let mask = among;
  for (const sets of anyOf) {
    let any = 0;
    for (const set of sets) any |= set.words[word] ?? 0;
    mask &= any;
  }
  for (const set of noneOf) mask &= ~(set.words[word] ?? 0);
  return mask;
}

export function fitsAlone({ needs, sums }: LoneQuery, slot: number): boolean {
  for (const { column, amount } of needs) if (!column.fits(slot, amount)) return false;
  for (const { column, amount } of sums) if (!column.hasRoom(slot, amount)) return false;
  return true;
}

import type { AnyFaultKind } from '../fault.ts';

/** Every kind of fault, in the order of the lists. */
export const faultKinds: readonly AnyFaultKind[] = [];

/** The kind of this name, or null. */
export const findFaultKind = (kind: string): AnyFaultKind | null =>
  faultKinds.find((each) => each.kind === kind) ?? null;

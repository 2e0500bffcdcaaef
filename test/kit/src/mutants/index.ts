import { messageMutants } from './of-messages.ts';
import { storeMutants } from './of-stores.ts';
import { overcommits } from './overcommits.ts';
import type { SystemMutant } from './system-mutant.ts';
import { unclaimsActive } from './unclaims-active.ts';

export type { SystemMutant } from './system-mutant.ts';

/** Which invariant must find which defect of the running system. */
export const systemMutants: readonly SystemMutant[] = [
  ...messageMutants,
  ...storeMutants,
  overcommits,
  unclaimsActive,
];

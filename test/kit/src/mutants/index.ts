import { castsAfterError } from './casts-after-error.ts';
import { messageMutants } from './of-messages.ts';
import { storeMutants } from './of-stores.ts';
import { overcommits } from './overcommits.ts';
import type { SystemMutant } from './system-mutant.ts';
import { unclaimsActive } from './unclaims-active.ts';

export type { SystemMutant } from './system-mutant.ts';

/** Invariants that no running cloud here breaks, and why: a broken history alone does (`@cellflow/checker/mutants`). */
export const withoutSystemMutant: Readonly<Record<string, string>> = {
  I27: 'nothing in the system sets a quota',
  I32: 'what breaks it is an injector; test/e2e/chaos.test.ts plays a scenario whose fault never strikes',
};

/** Which invariant must find which defect of the running system. */
export const systemMutants: readonly SystemMutant[] = [
  ...messageMutants,
  ...storeMutants,
  castsAfterError,
  overcommits,
  unclaimsActive,
];

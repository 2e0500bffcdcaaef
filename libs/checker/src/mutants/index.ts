import type { Mutant } from './mutant.ts';
import { outsideMutants } from './outside.ts';
import { secretMutants } from './secrets.ts';
import { storeMutants } from './stores.ts';

export type { Mutant } from './mutant.ts';
export { leakedPassword } from './secrets.ts';

/** I33: at least one for every invariant that is judged. */
export const mutants: readonly Mutant[] = [...storeMutants, ...outsideMutants, ...secretMutants];

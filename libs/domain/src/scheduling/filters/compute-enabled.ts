import type { Filter } from './filter.ts';

/** On the provider of a compute service that an operator has disabled. os-traits. */
export const computeDisabledTrait = 'COMPUTE_STATUS_DISABLED';

/** The query forbids the trait already; this says so where a host lost its service in between. */
export const computeEnabled: Filter = {
  name: 'ComputeFilter',
  appliesToForced: false,
  passes: (host) => !host.traits.has(computeDisabledTrait),
};

import type { Filter } from './filters/filter.ts';
import { filters as allFilters } from './filters/index.ts';
import { isForced } from './host-request.ts';
import type { HostRequest } from './host-request.ts';
import type { HostState } from './host-state.ts';

/** How many hosts a step let through. */
export interface FilterStep {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** The hosts that every filter lets through, and how many each one left. A filter that nobody reaches is not asked. */
export function filterHosts(
  hosts: readonly HostState[],
  request: HostRequest,
  filters: readonly Filter[] = allFilters,
): { readonly hosts: HostState[]; readonly steps: readonly FilterStep[] } {
  const forced = isForced(request);
  const steps: FilterStep[] = [];
  let left = [...hosts];
  for (const filter of filters) {
    if (left.length === 0) break;
    if (forced && !filter.appliesToForced) continue;
    const before = left.length;
    left = left.filter((host) => filter.passes(host, request));
    steps.push({ name: filter.name, before, after: left.length });
  }
  return { hosts: left, steps };
}

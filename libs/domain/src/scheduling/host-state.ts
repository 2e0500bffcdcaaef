import type { Amount } from '../resources/amount.ts';

/** One host as a request sees it: what placement said of it, less what this request has taken since. */
export interface HostState {
  /** The compute node's provider. */
  readonly uuid: string;
  readonly host: string;
  readonly node: string;
  readonly cell: string;
  readonly availabilityZone: string;
  readonly traits: { has(trait: string): boolean };
  /** Parallel: class, capacity, used. */
  readonly classes: readonly string[];
  readonly capacity: readonly number[];
  readonly used: number[];
  /** How far it is from where the request wants to be near; 0 where it wants nothing of that kind. */
  readonly distance: number;
}

/** How much of a class is left; 0 where the host has none of it. May be negative on an overcommitted host. */
export function freeOf(host: HostState, resourceClass: string): number {
  const at = host.classes.indexOf(resourceClass);
  return at < 0 ? 0 : (host.capacity[at] as number) - (host.used[at] as number);
}

/** Takes (1) or gives back (-1) amounts. Only for the host that was claimed: nova HostState.consume_from_request. */
export function consume(host: HostState, amounts: readonly Amount[], sign: 1 | -1): void {
  for (const { resourceClass, amount } of amounts) {
    const at = host.classes.indexOf(resourceClass);
    if (at >= 0) host.used[at] = (host.used[at] as number) + sign * amount;
  }
}

/** Whether the amounts fit what is left, by this request's own account. Classes held elsewhere are not judged. */
export const hasRoom = (host: HostState, amounts: readonly Amount[]): boolean =>
  amounts.every(
    ({ resourceClass, amount }) =>
      !host.classes.includes(resourceClass) || freeOf(host, resourceClass) >= amount,
  );

import type { HostRequest } from '../host-request.ts';
import type { HostState } from '../host-state.ts';

/** Lets a host through, or not. */
export interface Filter {
  /** Nova's class name where there is one: operators know it from their logs. */
  readonly name: string;
  /** Forced hosts bypass filters, but not what restricts the list itself. nova: HostManager.get_filtered_hosts. */
  readonly appliesToForced: boolean;
  passes(host: HostState, request: HostRequest): boolean;
}

import type { CellConductor } from '@cellflow/contracts-cell';
import type { Placement } from '@cellflow/contracts-placement';
import type { Platform } from '@cellflow/platform';
import { crashesAt } from '@cellflow/profile';
import type { BuildStep } from '@cellflow/profile';
import type { Client } from '@cellflow/rpc';
import type { Builds } from './builds.ts';
import type { FakeComputeConfig } from './config.ts';
import type { DoubtfulGuests } from './doubtful-guests.ts';
import type { GuestLog } from './guest-log/guest-log.ts';
import type { Host } from './host.ts';

/** What every act of this service works with. */
export interface Work {
  readonly config: FakeComputeConfig;
  readonly platform: Platform;
  readonly conductor: Client<typeof CellConductor>;
  readonly placement: Client<typeof Placement>;
  readonly guestLog: GuestLog;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly builds: Builds;
  readonly doubtful: DoubtfulGuests;
  /** Ends the process on the spot, where hosts are made to. */
  readonly crash: ((step: BuildStep, host: string) => void) | undefined;
}

/** A host reaches a step of a build, which may be its last. */
export function reach(work: Work, host: Host, step: BuildStep): void {
  if (!work.crash || !host.profile.behaviour.crash) return;
  const times = (host.reached.get(step) ?? 0) + 1;
  host.reached.set(step, times);
  if (crashesAt(host.profile.behaviour, step, times, work.platform.random)) work.crash(step, host.name);
}

import type { BuildStep, FakeHost } from '@cellflow/profile';
import { Slots } from './slots.ts';

/** A fake hypervisor at work. */
export interface Host {
  readonly name: string;
  readonly profile: FakeHost;
  readonly slots: Slots;
  /** Running guests: instance to attempt. */
  readonly guests: Map<string, number>;
  /** How often each step was reached. */
  readonly reached: Map<BuildStep, number>;
}

export const createHost = (
  profile: FakeHost,
  options: { readonly guests: Map<string, number>; readonly maxConcurrentBuilds: number },
): Host => ({
  name: profile.name,
  profile,
  slots: new Slots(options.maxConcurrentBuilds),
  guests: options.guests,
  reached: new Map(),
});

import type { Clock } from '@cellflow/platform';
import type { Wrap } from '@cellflow/stack/wrappers';
import type { Topology } from '@cellflow/topology';

/** A defect that OpenStack had, put between services and what they are connected to. */
export interface Exhibit {
  /** "museum-retries-are-lost". */
  readonly name: `museum-${string}`;
  /** What goes wrong, in one sentence. */
  readonly title: string;
  /** As OpenStack counts its bugs: "Nova 1671648". */
  readonly bugs: readonly string[];
  readonly happened: string;
  /** Why it does not happen to cellflow. */
  readonly whyNot: string;
  /** The invariants that the defect breaks: these and no others. */
  readonly breaks: readonly string[];
  /** What is played, as a file of a scenario has it; its expectation is of the run without the defect. */
  readonly scenario: Readonly<Record<string, unknown>>;
  /** The layout of the brokers, where the defect needs another. */
  topology?(topology: Topology): Topology;
  /** Once per process that has the defect. */
  wrap(clock: Clock): Pick<Wrap, 'transport' | 'store'>;
}

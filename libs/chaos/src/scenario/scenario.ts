import type { PointName } from '@cellflow/failpoints';
import type { Act } from './act.ts';
import type { ScenarioFile } from './schema.ts';

/** When a fault begins. */
export type Trigger =
  | { readonly by: 'time'; readonly atMs: number }
  | {
      readonly by: 'step';
      readonly point: PointName;
      /** Of the failpoint: "[attempt==1]"; "" where all count. */
      readonly conditions: string;
      readonly nth: number;
      /** Of a service, where only that one counts. */
      readonly service: string | null;
    };

/** One fault of a scenario. */
export interface PlannedFault {
  /** "f1": its place in the file. */
  readonly id: string;
  readonly trigger: Trigger;
  readonly act: Act;
  readonly healMs: number;
  /** "at conductor.after_unclaim, kill", for people. */
  readonly text: string;
}

/** How a cloud is broken and what must come of it. All times in ms. */
export interface Scenario extends Omit<ScenarioFile, 'faults'> {
  readonly faults: readonly PlannedFault[];
}

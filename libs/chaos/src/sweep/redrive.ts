import { pointNames } from '@cellflow/failpoints';
import type { PointName } from '@cellflow/failpoints';
import type { Provocation, Variant } from './paths.ts';

/** A boot whose message comes to nothing until it is sent again, and again, and its server is given up. */
export interface Redrive {
  readonly variant: Variant & { readonly reaches: readonly PointName[] };
  /** Keeps every message of it from its effect. What is thrown makes it a dead letter. */
  readonly against: Provocation;
  /** Where the API ends, at one point after the other. */
  readonly ends: readonly PointName[];
  /** What is done against the messages is taken back when the API has ended here. */
  readonly until: PointName;
}

/** Of the API, in their order: one server comes by all of them. */
const steps = pointNames.slice(
  pointNames.indexOf('api.before_redrive'),
  pointNames.indexOf('api.after_bury_undone'),
);

export const redrives: readonly Redrive[] = [
  {
    variant: {
      name: 'a boot whose messages are all dead letters',
      ...{ hosts: 'good', act: 'boot', reaches: steps },
    },
    against: { point: 'super.on_receive', does: 'error(INVALID_ARGUMENT)' },
    ends: steps,
    until: steps.at(-1)!,
  },
  {
    variant: {
      name: 'a boot that is given up while its messages are tried',
      ...{ hosts: 'good', act: 'boot', reaches: ['api.after_bury_undone'] },
    },
    against: { point: 'super.before_cell_rows', does: 'hang' },
    // While the API is down, the super-conductor goes on and brings the server into its cell.
    ends: ['api.after_bury_row', 'api.after_bury_undone'],
    until: 'api.after_bury_row',
  },
];

/** Messages count as gone at once, and are sent again once: what the API is started with. */
export const impatience = { CELLFLOW_REDRIVE_AFTER_MS: '1000', CELLFLOW_MAX_REDRIVES: '1' } as const;

/**
 * The message pattern of one boot with nothing in it: twelve messages, each alone in its AMQP message, casts
 * persistent and confirmed, calls transient, one store script per state change.
 *
 * This is the ceiling that the same processes could reach without frames of several messages, batched commits, or any
 * work at all. The real thing is measured against it in the same run.
 */
export const roles = [
  'api',
  'super-conductor',
  'scheduler',
  'placement',
  'cell-conductor',
  'fake-compute',
] as const;
export type Role = (typeof roles)[number];

/** What a role does with a message of a queue: in order, and acknowledged (or answered) at the end. */
export interface Hop {
  readonly role: Role;
  readonly queue: string;
  readonly kind: 'call' | 'cast';
  readonly steps: readonly Step[];
}

export type Step =
  | { readonly do: 'commit'; readonly scope: string }
  | { readonly do: 'call'; readonly queue: string }
  | { readonly do: 'cast'; readonly queue: string }
  | { readonly do: 'done' };

export const hops: readonly Hop[] = [
  {
    role: 'super-conductor',
    queue: 'schedule-and-build',
    kind: 'cast',
    steps: [
      { do: 'call', queue: 'select-destinations' },
      { do: 'commit', scope: 'cell' },
      { do: 'commit', scope: 'api' },
      { do: 'cast', queue: 'build-and-run' },
    ],
  },
  {
    role: 'scheduler',
    queue: 'select-destinations',
    kind: 'call',
    steps: [
      { do: 'call', queue: 'get-candidates' },
      { do: 'call', queue: 'claim' },
    ],
  },
  { role: 'placement', queue: 'get-candidates', kind: 'call', steps: [] },
  { role: 'placement', queue: 'claim', kind: 'call', steps: [{ do: 'commit', scope: 'placement' }] },
  {
    role: 'fake-compute',
    queue: 'build-and-run',
    kind: 'cast',
    steps: [
      { do: 'call', queue: 'begin-build' },
      { do: 'call', queue: 'finish-build' },
    ],
  },
  { role: 'cell-conductor', queue: 'begin-build', kind: 'call', steps: [{ do: 'commit', scope: 'cell' }] },
  {
    role: 'cell-conductor',
    queue: 'finish-build',
    kind: 'call',
    steps: [{ do: 'commit', scope: 'cell' }, { do: 'done' }],
  },
];

/** The step that starts it all, at the api, after its own commit. */
export const firstQueue = 'schedule-and-build';

/** A message body of the usual size of a hop. */
export const bodyBytes = 600;

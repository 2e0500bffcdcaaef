import { z } from 'zod';

/** Steps of a build on a fake host, in order. A crash names one of them. */
export const buildSteps = [
  /** The message is there, nothing was said yet. */
  'received',
  /** The conductor knows that the build runs. */
  'begun',
  'networking',
  'block_device_mapping',
  'spawning',
  /** The guest runs, nobody was told. */
  'spawned',
  /** The build failed and was cleaned up, nobody was told. */
  'failed',
  /** The conductor has answered the last report. */
  'reported',
] as const;

export type BuildStep = (typeof buildSteps)[number];

const milliseconds = z.number().min(0);
const probability = z.number().min(0).max(1);
const whole = z.number().int().min(0);

const duration = z.union(
  [
    milliseconds,
    z
      .strictObject({ min: milliseconds, max: milliseconds })
      .refine(({ min, max }) => min <= max, 'min is above max'),
    z.strictObject({ mean: milliseconds, stddev: milliseconds }),
  ],
  { error: 'expected milliseconds, {min, max} or {mean, stddev}' },
);

const failure = z
  .strictObject({
    probability: probability.optional(),
    attempts: z.array(z.number().int().min(1)).min(1).optional(),
    firstBuilds: z.number().int().min(1).optional(),
    hosts: z.array(z.string()).min(1).optional(),
    class: z.enum(['reschedule', 'abort']).default('reschedule'),
    message: z.string().min(1).optional(),
  })
  .refine(
    (rule) => [rule.probability, rule.attempts, rule.firstBuilds, rule.hosts].some((c) => c !== undefined),
    'expected probability, attempts, firstBuilds or hosts',
  );

const crash = z.strictObject({
  at: z.enum(buildSteps),
  /** Each time the step is reached. */
  probability: probability.optional(),
  /** Only the nth time the step is reached on the host, counted from 1. */
  nth: z.number().int().min(1).optional(),
});

const behaviour = z.strictObject({
  networkingMs: milliseconds.default(0),
  blockDeviceMappingMs: milliseconds.default(0),
  spawnMs: duration.default(0),
  failures: z.array(failure).default([]),
  /** Share of builds that never end. */
  hang: probability.default(0),
  crash: crash.optional(),
});

const inventory = z.preprocess(
  (value) => (typeof value === 'object' ? value : { total: value }),
  z.strictObject({
    total: z.number().int().min(1),
    reserved: whole.default(0),
    minUnit: z.number().int().min(1).default(1),
    /** Default: total. */
    maxUnit: z.number().int().min(1).optional(),
    stepSize: z.number().int().min(1).default(1),
    allocationRatio: z.number().positive().default(1),
  }),
);

const resourceClass = z
  .string()
  .regex(/^[A-Z0-9_]{1,255}$/, 'expected a resource class: capitals, digits and "_"');

const trait = z.string().regex(/^[A-Z0-9_]{1,255}$/, 'expected a trait: capitals, digits and "_"');

const hostGroup = z
  .strictObject({
    /** "{n}" stands for the host's number within the group, from 1. */
    name: z
      .string()
      .regex(
        /^(?:[A-Za-z0-9_-]|\{n\})+$/,
        'expected letters, digits, "_", "-" and "{n}": a host name is one word of a routing key',
      ),
    count: z.number().int().min(1).max(200_000).default(1),
    inventory: z
      .record(resourceClass, inventory)
      .refine((classes) => Object.keys(classes).length > 0, 'expected at least one resource class'),
    traits: z.array(trait).default([]),
    availabilityZone: z.string().min(1).default('nova'),
    behaviour: behaviour.default({
      networkingMs: 0,
      blockDeviceMappingMs: 0,
      spawnMs: 0,
      failures: [],
      hang: 0,
    }),
  })
  .refine((group) => group.count === 1 || group.name.includes('{n}'), {
    path: ['name'],
    message: 'expected "{n}" in the name of a group of several hosts',
  });

export const profileSchema = z.strictObject({ hosts: z.array(hostGroup).min(1) });

export type ComputeProfile = z.output<typeof profileSchema>;
export type HostGroup = ComputeProfile['hosts'][number];
export type Behaviour = HostGroup['behaviour'];
export type Duration = z.output<typeof duration>;
export type FailureRule = Behaviour['failures'][number];
/** A profile as it is written: defaults may be left out. */
export type ComputeProfileInput = z.input<typeof profileSchema>;

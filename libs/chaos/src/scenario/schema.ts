import { pointNames } from '@cellflow/failpoints';
import { z } from 'zod';
import { duration } from './duration.ts';
import { expectation } from './expectation.ts';

const count = (most: number) => z.number().int().min(1).max(most);
const share = z.number().min(0).max(1);
const step = z
  .enum(pointNames, { error: 'there is no such step; `cellflow failpoints list` names them' })
  .describe('A step of a boot or a delete, as `cellflow failpoints list` names it');

/** Services of which there may be several. */
export const replicated = ['api', 'super-conductor', 'scheduler', 'placement', 'cell-conductor'] as const;

const failing = z
  .strictObject({
    share: share.optional().describe('Of all builds'),
    attempts: z.array(count(100)).min(1).optional().describe('Builds of these attempts fail, on every host'),
    abort: z.boolean().default(false).describe('They fail in a way that is not tried again elsewhere'),
  })
  .refine(
    ({ share, attempts }) => share !== undefined || attempts !== undefined,
    'expected share or attempts',
  );

const stack = z.strictObject({
  cells: count(8).default(2),
  hosts: count(10_000).default(6).describe('Per cell'),
  vcpus: count(1024).default(64).describe('Per host; memory and disk are plenty'),
  computes: count(8).default(1).describe('Compute services per cell, which share its hosts'),
  replicas: z.partialRecord(z.enum(replicated), count(8)).default({}),
  appendfsync: z.enum(['everysec', 'always']).default('everysec').describe("The store's, for its log"),
  failing: failing.optional().describe('Builds that fail by themselves'),
  spawn: duration.default(0).describe('How long a guest takes to start'),
  attempts: count(20).default(3).describe('Hosts tried per server, the first included'),
  lease: duration.default(3000).describe('How long a build may stay silent'),
  redrive: duration
    .optional()
    .describe(
      'When a request of which nothing was heard is sent again; default: as in production, some minutes',
    ),
  build_timeout: duration.default(10_000).describe('How long one attempt may take'),
});

const deletes = z
  .strictObject({
    share: share.optional().describe('Of the servers, at random moments'),
    step: step.optional().describe('When a server comes by this step'),
    steps: z.array(step).min(1).optional().describe('At each of these steps, of a later server each time'),
    nth: count(100_000).default(1).describe('Which one, counted from 1'),
  })
  .refine(
    (given) => [given.share, given.step, given.steps].filter((each) => each !== undefined).length === 1,
    'expected share, step or steps',
  );

const multiple = z.strictObject({
  share: share.describe('Of the requests'),
  count: count(1000).default(4).describe('Servers that each of these asks for'),
});

const workload = z
  .strictObject({
    boots: count(10_000).optional().describe('How many servers are asked for'),
    duration: duration.optional().describe('How long servers are asked for; without boots'),
    in_flight: count(1000).default(4).describe('Requests under way at a time'),
    per_request: count(10_000).default(1).describe('Servers asked for by one request'),
    at_once: count(8)
      .default(1)
      .describe(
        'Times that each request is sent at once with one idempotency key, to one API after the other',
      ),
    multiple: multiple.optional().describe('Some requests ask for several servers'),
    pause: duration.default(0).describe('Between two requests of one client'),
    flavor: z.string().default('m1.tiny'),
    name: z
      .string()
      .regex(/^[\w.-]{1,200}$/, 'expected letters, digits, ".", "_" and "-"')
      .default('chaos'),
    lists: duration.optional().describe('Lists all servers again and again, with this pause between'),
    shows: duration.optional().describe('Shows one server after the other, with this pause between'),
    strangers: duration
      .optional()
      .describe('Somebody of another project shows, deletes and guesses servers, with this pause between'),
    deletes: deletes.optional(),
  })
  .refine(
    ({ boots, duration }) => (boots === undefined) !== (duration === undefined),
    'expected boots or duration',
  );

/** One fault; `do` is checked against its kind apart. */
const fault = z
  .strictObject({
    when: step.optional(),
    where: z.string().optional().describe('Which of those that come by: attempt == 2 and host != cell1-h1'),
    nth: count(100_000).optional().describe('The how-manieth of those, counted from 1; default: the first'),
    in: z.string().optional().describe('Only at this service, such as cell1-conductor'),
    at: duration.optional().describe('After the start of the load'),
    do: z.unknown().describe('What is done: "kill", "kill api", or { kill: { service: api } }'),
    heal: duration.default(5000).describe('How long it lasts'),
  })
  .refine(({ when, at }) => (when === undefined) !== (at === undefined), 'expected when or at')
  .refine(
    ({ when, where, nth, in: at }) => when !== undefined || (where ?? nth ?? at) === undefined,
    'where, nth and in belong to when',
  );

/** A file that says how a cloud is broken and what must come of it. */
export const scenarioSchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{1,80}$/,
      'expected small letters, digits and "-", a letter first; at least two, at most 81',
    )
    .describe('What it is called: what is broken, in small letters'),
  title: z.string().min(1).describe('One sentence: what is broken, when'),
  stack: stack.prefault({}),
  workload,
  faults: z.array(fault).default([]),
  expect: expectation,
});

export type ScenarioFile = z.output<typeof scenarioSchema>;

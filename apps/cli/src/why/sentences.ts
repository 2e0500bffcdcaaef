import type { Tone } from '../terminal/paint.ts';
import type { StoryEntry } from './story.ts';

export interface Sentence {
  readonly tone: Tone;
  /** Who did it, as people call it. */
  readonly who: string;
  readonly what: string;
}

type Tell = (entry: StoryEntry) => Sentence;

const units: Readonly<Record<string, string>> = { MEMORY_MB: 'MiB', DISK_GB: 'GB' };

/** "1 VCPU, 2048 MiB, 20 GB". */
export const amounts = (resources: StoryEntry['resources']): string =>
  resources
    .map(({ resourceClass, amount }) => `${amount} ${units[resourceClass] ?? resourceClass}`)
    .join(', ');

const because = (entry: StoryEntry) => (entry.reason === '' ? '' : `: ${entry.reason}`);
const ofAttempt = (entry: StoryEntry) => (entry.attempt > 0 ? ` (attempt ${entry.attempt})` : '');
const on = (entry: StoryEntry) => (entry.host === '' ? '' : ` on ${entry.host}`);
const cellOf = (entry: StoryEntry) => entry.cell || entry.scope;
const say =
  (who: string | ((entry: StoryEntry) => string), tone: Tone, what: (entry: StoryEntry) => string): Tell =>
  (entry) => ({ who: typeof who === 'string' ? who : who(entry), tone, what: what(entry) });
const conductor = (entry: StoryEntry) => `${cellOf(entry)} conductor`;
const compute = (entry: StoryEntry) => entry.host || `${cellOf(entry)} compute`;

/** What each event of the ledgers means, in words. */
export const sentences: Readonly<Record<string, Tell>> = {
  'server.accepted': say('api', 'plain', (entry) => `accepted the request ${entry.requestId}`),
  'outbox.sent': say('api', 'dim', () => 'handed it to the super-conductor'),
  'server.scheduled': say(
    'super-conductor',
    'plain',
    (entry) => `mapped it to ${entry.cell || 'a cell'}${considered(entry)}`,
  ),
  'allocation.claimed': say(
    'placement',
    'accent',
    (entry) => `claimed ${amounts(entry.resources)}${on(entry)}${ofAttempt(entry)}`,
  ),
  'allocation.released': say(
    'placement',
    'accent',
    (entry) => `released the claim${on(entry)}${ofAttempt(entry)}`,
  ),
  'allocation.restored': say(
    'placement',
    'accent',
    (entry) => `lost the claim, and took it back from what the cell told${on(entry)}${ofAttempt(entry)}`,
  ),
  'consumer.tombstoned': say('placement', 'dim', () => 'holds nothing for it and refuses every later claim'),
  'instance.created': say(
    'super-conductor',
    'plain',
    (entry) => `chose ${entry.host}${choice(entry)}; wrote the server into ${cellOf(entry)}`,
  ),
  'instance.buried': say(
    (entry) => entry.actor || 'super-conductor',
    'bad',
    (entry) =>
      entry.actor === 'api'
        ? `buried it in cell0${because(entry)}`
        : `found no valid host and buried it in cell0${because(entry)}${considered(entry)}`,
  ),
  'server.redriven': say(
    'api',
    'warn',
    (entry) =>
      `sent it to the super-conductor again, ${entry.detail['redrive']} of ${entry.detail['of']} times${because(entry)}`,
  ),
  'server.given-up': say('api', 'bad', () => 'gave it up'),
  'build.begun': say(compute, 'plain', (entry) => `began to build${ofAttempt(entry)}`),
  'build.state': say(compute, 'dim', (entry) => `reached ${entry.toState}`),
  'build.failed': say(compute, 'bad', (entry) => `failed${ofAttempt(entry)}${because(entry)}`),
  'build.refused': say(
    conductor,
    'warn',
    (entry) => `could not claim the alternate ${entry.host}${because(entry)}`,
  ),
  'build.retried': say(
    conductor,
    'warn',
    (entry) => `sends it to the alternate ${entry.host}${ofAttempt(entry)}`,
  ),
  'build.succeeded': say(compute, 'good', (entry) => `built it: ACTIVE${ofAttempt(entry)}`),
  'build.exhausted': say(conductor, 'bad', (entry) => `has no host left to try: ERROR${because(entry)}`),
  'build.aborted': say(conductor, 'bad', (entry) => `gave up without a retry: ERROR${because(entry)}`),
  'lease.expired': say(conductor, 'warn', (entry) => `heard nothing${on(entry)} in time${ofAttempt(entry)}`),
  'server.deleted': say('api', 'plain', () => 'accepted the delete'),
  'instance.deleting': say(cellOf, 'plain', (entry) => `marked it as being deleted${on(entry)}`),
  'instance.deleted': say(cellOf, 'plain', (entry) => `forgot the server${on(entry)}`),
};

/** A type that this version does not know is told as it is. */
export const sentenceOf = (entry: StoryEntry): Sentence =>
  sentences[entry.type]?.(entry) ?? {
    tone: 'dim',
    who: entry.actor || entry.scope,
    what: `${entry.type}${on(entry)}${ofAttempt(entry)}${because(entry)}`,
  };

/** "of 40 hosts (AvailabilityZoneFilter 40->20), alternates h2, h3". */
function choice({ detail: { offered, filters, alternates } }: StoryEntry): string {
  return [
    offered ? ` of ${offered} hosts with room` : '',
    filters ? ` (${filters})` : '',
    alternates ? `, alternates ${alternates}` : '',
  ].join('');
}

/** Hosts considered, by filter, where the scheduler's answer left them in the ledger. */
function considered(entry: StoryEntry): string {
  const facts = Object.entries(entry.detail).filter(([key]) => !hidden.has(key));
  return facts.length === 0 ? '' : `; ${facts.map(([key, value]) => `${words(key)} ${value}`).join(', ')}`;
}

const hidden = new Set(['name', 'project', 'index', 'of', 'code', 'limit']);
const words = (key: string) => key.replaceAll(/[_.-]/g, ' ');

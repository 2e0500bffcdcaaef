import type { RunSummary } from '../reports/index.ts';
import { brokenIn } from './play-exhibit.ts';
import type { Showing } from './play-exhibit.ts';

/** What the two runs came to: a name, with the defect, without it. */
export function sideBySide({
  exhibit,
  broken,
  fixed,
}: Pick<Showing, 'exhibit' | 'broken' | 'fixed'>): string[][] {
  const both = (what: string, say: (summary: RunSummary) => string) => [
    what,
    say(broken.summary),
    say(fixed.summary),
  ];
  return [
    both('verdict', ({ verdict }) => verdict),
    ['to be broken', exhibit.breaks.join(' '), 'none'],
    both('broken', (summary) => brokenIn(summary).join(' ') || 'none'),
    both('servers', ({ outcome }) => counts(outcome.servers)),
    both('faults of servers', ({ outcome }) => counts(outcome.faults)),
    both('at rest', ({ unrest }) => unrest || 'yes'),
    both('took', ({ tookMs }) => `${(tookMs / 1000).toFixed(1)} s`),
  ];
}

const counts = (of: Readonly<Record<string, number>>): string =>
  Object.entries(of)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'none';

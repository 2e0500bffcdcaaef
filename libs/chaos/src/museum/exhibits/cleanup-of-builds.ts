import type { Exhibit } from '../exhibit.ts';
import { releasesAfter } from '../release.ts';

export const cleanupOfBuilds: Exhibit = {
  name: 'museum-cleanup-of-builds',
  title: 'A task that cleans up releases what builds under way hold',
  bugs: ['Nova 1729371'],
  happened:
    'A periodic task of the compute removed allocations of servers that it did not know yet: those that were just being built. They became ACTIVE and held nothing.',
  whyNot:
    'What is held is released by the attempt that it belongs to, once the record says that the attempt is over.',
  breaks: ['I4', 'I9'],
  scenario: { stack: { cells: 1 }, workload: { boots: 6, in_flight: 3 }, expect: 'all ACTIVE' },
  wrap: () => releasesAfter(({ type }) => type === 'build.begun'),
};

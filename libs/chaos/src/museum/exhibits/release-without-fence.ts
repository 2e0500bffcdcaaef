import type { Exhibit } from '../exhibit.ts';
import { releasesAfter } from '../release.ts';

export const releaseWithoutFence: Exhibit = {
  name: 'museum-release-without-fence',
  title: 'The release of a failed attempt comes once more and takes what the next attempt holds',
  bugs: ['Nova 1836754'],
  happened:
    'A delete of an allocation met a conflict of generations. It was made to go through without looking at the generation, in the paths of a failed build too: since then a late one removes the claim of the live attempt.',
  whyNot: 'A release names its attempt, and placement releases nothing that another attempt holds.',
  breaks: ['I4', 'I9'],
  scenario: {
    stack: { cells: 1, failing: { attempts: [1] } },
    workload: { boots: 6, in_flight: 3 },
    expect: 'all ACTIVE',
  },
  wrap: () => releasesAfter(({ type, attempt }) => type === 'build.succeeded' && attempt > 1),
};

import { docker } from '@cellflow/stack';
import { statusOf } from './container-status.ts';
import type { RemedyOf } from '../remedy.ts';

export const startContainer = {
  async apply({ container }: RemedyOf<'start-container'>): Promise<void> {
    if ((await statusOf(container)) === 'exited') await docker(['start', container]);
  },
  async left({ container }: RemedyOf<'start-container'>): Promise<string | null> {
    return (await statusOf(container)) === 'exited' ? `the container ${container} is down` : null;
  },
};

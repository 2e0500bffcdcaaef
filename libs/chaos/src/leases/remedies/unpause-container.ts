import { docker } from '@cellflow/stack';
import { statusOf } from './container-status.ts';
import type { RemedyOf } from '../remedy.ts';

export const unpauseContainer = {
  async apply({ container }: RemedyOf<'unpause-container'>): Promise<void> {
    if ((await statusOf(container)) === 'paused') await docker(['unpause', container]);
  },
  async left({ container }: RemedyOf<'unpause-container'>): Promise<string | null> {
    return (await statusOf(container)) === 'paused' ? `the container ${container} is paused` : null;
  },
};

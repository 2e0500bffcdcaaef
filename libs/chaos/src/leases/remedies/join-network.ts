import { docker } from '@cellflow/stack';
import { networksOf } from './container-status.ts';
import type { RemedyOf } from '../remedy.ts';

export const joinNetwork = {
  async apply({ container, network, aliases }: RemedyOf<'join-network'>): Promise<void> {
    const networks = await networksOf(container);
    if (networks === null || networks.includes(network)) return;
    const names = aliases.flatMap((alias) => ['--alias', alias]);
    await docker(['network', 'connect', ...names, network, container]);
  },
  async left({ container, network }: RemedyOf<'join-network'>): Promise<string | null> {
    const networks = await networksOf(container);
    if (networks === null || networks.includes(network)) return null;
    return `the container ${container} is not in the network ${network}`;
  },
};

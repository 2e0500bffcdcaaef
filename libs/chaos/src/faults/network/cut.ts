import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { leaveNetworks } from './leave-networks.ts';
import { linksOf, networkFault, scope, way } from './network-fault.ts';

const schema = z.strictObject({ ...way, scope });

const atProxies = networkFault({
  kind: 'cut',
  summary: 'Connections close, and new ones are turned away',
  schema,
  verb: () => ({ verb: 'cut' }),
  describe: ({ connections, refused }) => [
    [connections, 'connections cut'],
    [refused, 'turned away'],
  ],
});

/** Containers have no proxies between them, but networks, which they are taken out of. */
export const cut: FaultKind<z.output<typeof schema>> = {
  ...atProxies,
  on: ['processes', 'compose'],
  inject(cloud, parameters) {
    const links = linksOf(cloud, parameters);
    const networks = new Set(links.flatMap((link) => link.networks));
    return networks.size === 0 ? atProxies.inject(cloud, parameters) : leaveNetworks(cloud, [...networks]);
  },
};

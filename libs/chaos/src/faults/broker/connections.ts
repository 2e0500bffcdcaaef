import type { ChaosCloud } from '../../cloud/chaos-cloud.ts';

/** Connections of services to the broker, or to the store, that are open now. */
export const openConnections = ({ services }: ChaosCloud, server: 'broker' | 'store'): number =>
  services
    .flatMap(({ links }) => links)
    .filter((link) => link.server === server)
    .reduce((sum, { proxy }) => sum + (proxy?.connections() ?? 0), 0);

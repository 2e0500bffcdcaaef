import type { RestServer } from './rest-client.ts';
import { toneOfStatus } from './terminal/paint.ts';
import type { Paint } from './terminal/paint.ts';

export const serverHead = ['ID', 'NAME', 'STATUS', 'ZONE', 'HOST'] as const;

/** One line of a list. */
export const serverRow = (paint: Paint, server: RestServer): string[] => [
  server.id,
  server.name || '-',
  paint(toneOfStatus(server.status), server.status),
  server['OS-EXT-AZ:availability_zone'] || '-',
  server['OS-EXT-SRV-ATTR:host'] || '-',
];

/** Built, or given up. */
export const isTerminal = (server: RestServer | null): boolean =>
  server === null || server.status === 'ACTIVE' || server.status === 'ERROR';

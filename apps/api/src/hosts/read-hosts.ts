import { createHash } from 'node:crypto';
import type { Api, Cell } from '../api.ts';
import { askCell } from '../cell-call.ts';
import { readServices } from './liveness.ts';

/** One host as operators see it. */
export interface HostRow {
  readonly host: string;
  readonly cell: string;
  readonly up: boolean;
  readonly seenAtMs: number;
  readonly zone: string;
}

/** Nova's [DEFAULT] default_availability_zone: where a host is that nobody put into a zone. */
const defaultZone = 'nova';

/** Every host of every cell that answers, in the order of cells and names, with its zone. */
export async function readHosts(api: Api, requestId: string): Promise<HostRow[]> {
  const cells = [...api.cells.values()];
  const [zones, ...rows] = await Promise.all([
    readZones(api, requestId),
    ...cells.map((cell) => readCell(api, cell)),
  ]);
  return rows.flat().map((row) => ({ ...row, zone: zones.get(`${row.cell}/${row.host}`) || defaultZone }));
}

async function readCell(api: Api, cell: Cell): Promise<HostRow[]> {
  const { clock } = api.platform;
  const answer = await askCell(clock, api.settings.deadCellTimeoutMs, () => readServices(cell.store));
  if (!answer.up) return [];
  const rows = new Map<string, HostRow>();
  for (const { hosts, lastSeenAtMs } of answer.value)
    for (const host of hosts) {
      const up = cell.store.now() - lastSeenAtMs < api.settings.serviceDownMs;
      const known = rows.get(host);
      if (!known || known.seenAtMs < lastSeenAtMs)
        rows.set(host, { host, cell: cell.name, up, seenAtMs: lastSeenAtMs, zone: '' });
    }
  return [...rows.values()].sort((a, b) => (a.host < b.host ? -1 : 1));
}

/** Providers asked for: as many as one answer may hold. */
const maxProviders = 1000;

/**
 * Zones as placement knows them, by "cell/host". It is asked which hosts have a vCPU left, so the zone of a full host,
 * and of any beyond the first thousand, is not among them.
 */
async function readZones(api: Api, requestId: string): Promise<Map<string, string>> {
  const answer = await askCell(api.platform.clock, api.settings.deadCellTimeoutMs, () =>
    api.placement.getAllocationCandidates(
      { groups: [{ resources: [{ resourceClass: 'VCPU', amount: 1 }] }], limit: maxProviders },
      { context: { requestId, traceparent: '' }, messageId: `${requestId}:zones:0:candidates` },
    ),
  );
  if (!answer.up) return new Map();
  return new Map(
    answer.value.providerSummaries.map((each) => [`${each.cell}/${each.name}`, each.availabilityZone]),
  );
}

/** An id that follows from the name, in the form of a UUID. */
export function idOf(kind: 'service' | 'hypervisor', row: HostRow): string {
  const hex = createHash('sha256').update(`${kind}:${row.cell}:${row.host}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}

/** The same as a number, as ids were before 2.53. */
export const numberOf = (kind: 'service' | 'hypervisor', row: HostRow): number =>
  parseInt(idOf(kind, row).slice(0, 7), 16);

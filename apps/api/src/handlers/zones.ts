import type { Api } from '../api.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import type { HostRow } from '../hosts/read-hosts.ts';
import { readHosts } from '../hosts/read-hosts.ts';
import { requireAdmin } from '../require-admin.ts';
import { toMicros } from '../views/times.ts';

/** GET /os-availability-zone: the zones there are, and whether any host of them is up. */
export const listZones = (call: Call, api: Api) => list(call, api, () => null);

/** GET /os-availability-zone/detail: the same with their hosts. */
export async function listZonesDetail(call: Call, api: Api): Promise<Answer> {
  requireAdmin(call, 'os_compute_api:os-availability-zone:detail');
  return list(call, api, (rows) => Object.fromEntries(rows.map((row) => [row.host, hostView(row)])));
}

async function list(call: Call, api: Api, hostsOf: (rows: readonly HostRow[]) => unknown): Promise<Answer> {
  const byZone = new Map<string, HostRow[]>();
  for (const row of await readHosts(api, call.context.requestId))
    if (!byZone.get(row.zone)?.push(row)) byZone.set(row.zone, [row]);
  return ok({
    availabilityZoneInfo: [...byZone].map(([zoneName, rows]) => ({
      zoneName,
      zoneState: { available: rows.some((row) => row.up) },
      hosts: hostsOf(rows),
    })),
  });
}

const hostView = (row: HostRow) => ({
  'nova-compute': { available: row.up, active: true, updated_at: toMicros(row.seenAtMs) },
});

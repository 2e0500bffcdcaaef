import type { Api } from '../api.ts';
import type { Answer, Call } from '../call.ts';
import { lastOf, ok } from '../call.ts';
import { idOf, numberOf, readHosts } from '../hosts/read-hosts.ts';
import { requireAdmin } from '../require-admin.ts';
import { toMicros } from '../views/times.ts';

/** GET /os-services: one nova-compute per host; may be filtered by host and binary. */
export async function listComputeServices(call: Call, api: Api): Promise<Answer> {
  requireAdmin(call, 'os_compute_api:os-services:list');
  const host = lastOf(call.query, 'host');
  const binary = lastOf(call.query, 'binary') ?? 'nova-compute';
  const rows = await readHosts(api, call.context.requestId);
  const asked = rows.filter((row) => (host === undefined || row.host === host) && binary === 'nova-compute');
  return ok({
    services: asked.map((row) => ({
      id: call.minor >= 53 ? idOf('service', row) : numberOf('service', row),
      binary: 'nova-compute',
      host: row.host,
      zone: row.zone,
      status: 'enabled',
      state: row.up ? 'up' : 'down',
      updated_at: toMicros(row.seenAtMs),
      disabled_reason: null,
      ...(call.minor >= 11 ? { forced_down: false } : {}),
    })),
  });
}

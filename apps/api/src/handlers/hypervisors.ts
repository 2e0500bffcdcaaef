import type { Api } from '../api.ts';
import type { Answer, Call } from '../call.ts';
import { lastOf, ok } from '../call.ts';
import { badRequest, notFound, shorten } from '../errors.ts';
import type { HostRow } from '../hosts/read-hosts.ts';
import { idOf, numberOf, readHosts } from '../hosts/read-hosts.ts';
import { nextLink, readLimit } from '../inputs/paging.ts';
import { requireAdmin } from '../require-admin.ts';

const brief = (row: HostRow, minor: number) => ({
  id: minor >= 53 ? idOf('hypervisor', row) : numberOf('hypervisor', row),
  hypervisor_hostname: row.host,
  state: row.up ? 'up' : 'down',
  status: 'enabled',
});

/** Nova dropped these in 2.88 in favour of placement, which is where they are here. */
const emptyHardware = {
  cpu_info: '',
  vcpus: 0,
  vcpus_used: 0,
  memory_mb: 0,
  memory_mb_used: 0,
  free_ram_mb: 0,
  local_gb: 0,
  local_gb_used: 0,
  free_disk_gb: 0,
  disk_available_least: 0,
  current_workload: 0,
  running_vms: 0,
};

const detail = (row: HostRow, minor: number) => ({
  ...brief(row, minor),
  hypervisor_type: 'fake',
  hypervisor_version: 1000,
  host_ip: '127.0.0.1',
  service: { id: idOf('service', row), host: row.host, disabled_reason: null },
  ...(minor >= 88 ? { uptime: null } : emptyHardware),
});

/** GET /os-hypervisors. */
export const listHypervisorsBrief = (call: Call, api: Api) => list(call, api, brief);

/** GET /os-hypervisors/detail. */
export const listHypervisorsDetail = (call: Call, api: Api) => list(call, api, detail);

async function list(call: Call, api: Api, view: typeof brief | typeof detail): Promise<Answer> {
  requireAdmin(call, 'os_compute_api:os-hypervisors:list');
  const limit = readLimit(call.query);
  const all = await readHosts(api, call.context.requestId);
  const marker = lastOf(call.query, 'marker');
  const from = marker === undefined ? 0 : all.findIndex((row) => idOf('hypervisor', row) === marker) + 1;
  if (marker !== undefined && from === 0)
    throw badRequest(`Invalid input for query parameters marker. marker [${shorten(marker)}] not found.`);
  const page = all.slice(from, from + limit);
  const last = page.at(-1);
  const more = last && from + page.length < all.length && call.minor >= 33;
  const hypervisors = page.map((row) => view(row, call.minor));
  if (!more) return ok({ hypervisors });
  const link = nextLink(`${call.origin}${call.path}`, call.query, idOf('hypervisor', last));
  return ok({ hypervisors, hypervisors_links: [link] });
}

/** GET /os-hypervisors/{id}. */
export async function showHypervisor(call: Call, api: Api): Promise<Answer> {
  requireAdmin(call, 'os_compute_api:os-hypervisors:show');
  const id = call.params['id']!;
  const rows = await readHosts(api, call.context.requestId);
  const row = rows.find((each) => idOf('hypervisor', each) === id);
  if (!row) throw notFound(`Hypervisor with ID '${shorten(id)}' could not be found.`);
  return ok({ hypervisor: detail(row, call.minor) });
}

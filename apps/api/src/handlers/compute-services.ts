import { createHash } from 'node:crypto';
import type { Api, Cell } from '../api.ts';
import type { Answer, Call } from '../call.ts';
import { lastOf, ok } from '../call.ts';
import { askCell } from '../cell-call.ts';
import { readServices } from '../deletion/hosts.ts';
import { badRequest, notFound, shorten } from '../errors.ts';
import { nextLink, readLimit } from '../inputs/paging.ts';
import { requireAdmin } from '../require-admin.ts';
import { toMicros } from '../views/times.ts';

interface HostRow {
  readonly host: string;
  readonly cell: string;
  readonly up: boolean;
  readonly seenAtMs: number;
}

/** Every host of every cell that answers, in the order of cells and names. */
async function readHosts(api: Api): Promise<HostRow[]> {
  const cells = [...api.cells.values()];
  const answers = await Promise.all(cells.map((cell) => readCell(api, cell)));
  return answers.flat();
}

async function readCell(api: Api, cell: Cell): Promise<HostRow[]> {
  const { clock } = api.platform;
  const answer = await askCell(clock, api.settings.deadCellTimeoutMs, () => readServices(cell.store));
  if (!answer.up) return [];
  const rows = new Map<string, HostRow>();
  for (const service of answer.value)
    for (const host of service.hosts) {
      const up = clock.now() - service.lastSeenAtMs < api.settings.serviceDownMs;
      const known = rows.get(host);
      if (!known || known.seenAtMs < service.lastSeenAtMs)
        rows.set(host, { host, cell: cell.name, up, seenAtMs: service.lastSeenAtMs });
    }
  return [...rows.values()].sort((a, b) => (a.host < b.host ? -1 : 1));
}

/** An id that follows from the name, in the form of a UUID. */
function idOf(kind: string, row: HostRow): string {
  const hex = createHash('sha256').update(`${kind}:${row.cell}:${row.host}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}

/** GET /os-services. */
export async function listComputeServices(call: Call, api: Api): Promise<Answer> {
  requireAdmin(call, 'os_compute_api:os-services:list');
  const host = lastOf(call.query, 'host');
  const binary = lastOf(call.query, 'binary');
  const rows = (await readHosts(api)).filter(
    (row) => (host === undefined || row.host === host) && (binary ?? 'nova-compute') === 'nova-compute',
  );
  return ok({
    services: rows.map((row) => ({
      id: call.minor >= 53 ? idOf('service', row) : parseInt(idOf('service', row).slice(0, 7), 16),
      binary: 'nova-compute',
      host: row.host,
      zone: 'nova',
      status: 'enabled',
      state: row.up ? 'up' : 'down',
      updated_at: toMicros(row.seenAtMs),
      disabled_reason: null,
      ...(call.minor >= 11 ? { forced_down: false } : {}),
    })),
  });
}

const hypervisor = (row: HostRow, minor: number) => ({
  id: minor >= 53 ? idOf('hypervisor', row) : parseInt(idOf('hypervisor', row).slice(0, 7), 16),
  hypervisor_hostname: row.host,
  state: row.up ? 'up' : 'down',
  status: 'enabled',
});

const hypervisorDetail = (row: HostRow, minor: number) => ({
  ...hypervisor(row, minor),
  hypervisor_type: 'fake',
  hypervisor_version: 1000,
  host_ip: '127.0.0.1',
  service: { id: idOf('service', row), host: row.host, disabled_reason: null },
  ...(minor >= 88 ? { uptime: null } : emptyHardware),
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

/** GET /os-hypervisors. */
export const listHypervisorsBrief = (call: Call, api: Api) => listHypervisors(call, api, hypervisor);

/** GET /os-hypervisors/detail. */
export const listHypervisorsDetail = (call: Call, api: Api) => listHypervisors(call, api, hypervisorDetail);

async function listHypervisors(
  call: Call,
  api: Api,
  view: (row: HostRow, minor: number) => object,
): Promise<Answer> {
  requireAdmin(call, 'os_compute_api:os-hypervisors:list');
  const limit = readLimit(call.query);
  const all = await readHosts(api);
  const marker = lastOf(call.query, 'marker');
  const from = marker === undefined ? 0 : all.findIndex((row) => idOf('hypervisor', row) === marker) + 1;
  if (marker !== undefined && from === 0)
    throw badRequest(`Invalid input for query parameters marker. marker [${shorten(marker)}] not found.`);
  const page = all.slice(from, from + limit);
  const last = page.at(-1);
  const more = last && from + page.length < all.length && call.minor >= 33;
  return ok({
    hypervisors: page.map((row) => view(row, call.minor)),
    ...(more
      ? {
          hypervisors_links: [nextLink(`${call.origin}${call.path}`, call.query, idOf('hypervisor', last))],
        }
      : {}),
  });
}

/** GET /os-hypervisors/{id}. */
export async function showHypervisor(call: Call, api: Api): Promise<Answer> {
  requireAdmin(call, 'os_compute_api:os-hypervisors:show');
  const id = call.params['id']!;
  const row = (await readHosts(api)).find((each) => idOf('hypervisor', each) === id);
  if (!row) throw notFound(`Hypervisor with ID '${shorten(id)}' could not be found.`);
  return ok({ hypervisor: hypervisorDetail(row, call.minor) });
}

/** GET /os-availability-zone. The zone of each host is placement's; here is that there is one. */
export const listZones = (): Answer =>
  ok({ availabilityZoneInfo: [{ zoneName: 'nova', zoneState: { available: true }, hosts: null }] });

/** GET /os-availability-zone/detail. */
export async function listZonesDetail(call: Call, api: Api): Promise<Answer> {
  requireAdmin(call, 'os_compute_api:os-availability-zone:detail');
  const rows = await readHosts(api);
  const hosts = rows.map((row) => [
    row.host,
    { 'nova-compute': { available: row.up, active: true, updated_at: toMicros(row.seenAtMs) } },
  ]);
  return ok({
    availabilityZoneInfo: [
      { zoneName: 'nova', zoneState: { available: true }, hosts: Object.fromEntries(hosts) },
    ],
  });
}

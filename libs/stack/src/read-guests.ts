import { runningGuests } from '@cellflow/app-fake-compute';
import type { GuestLog, GuestRecord } from '@cellflow/app-fake-compute';
import type { ResolvedCell } from './cells.ts';

/** A guest that runs on a fake host. */
export interface RunningGuest {
  readonly host: string;
  readonly instanceUuid: string;
  readonly attempt: number;
}

/** One line of a host's own log. */
export interface HostRecord extends GuestRecord {
  readonly host: string;
}

/** Everything that the hosts' own logs tell, each host's in its order. `logOf`: by compute service. */
export async function readGuestRecords(
  cells: readonly ResolvedCell[],
  logOf: (service: string) => GuestLog,
): Promise<HostRecord[]> {
  const perHost = cells.flatMap(({ computes }) =>
    computes.flatMap(({ service, hosts }) =>
      hosts.map(async ({ name: host }) =>
        (await logOf(service).read(host)).map((record) => ({ host, ...record })),
      ),
    ),
  );
  return (await Promise.all(perHost)).flat();
}

/** The guests that run now, as the hosts' own logs tell it. `logOf`: by compute service. */
export async function readGuests(
  cells: readonly ResolvedCell[],
  logOf: (service: string) => GuestLog,
): Promise<RunningGuest[]> {
  const perHost = cells.flatMap(({ computes }) =>
    computes.flatMap(({ service, hosts }) =>
      hosts.map(async ({ name: host }) => {
        const running = runningGuests(await logOf(service).read(host));
        return [...running].map(([instanceUuid, attempt]) => ({ host, instanceUuid, attempt }));
      }),
    ),
  );
  return (await Promise.all(perHost)).flat();
}

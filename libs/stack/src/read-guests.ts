import { runningGuests } from '@cellflow/app-fake-compute';
import type { GuestLog } from '@cellflow/app-fake-compute';
import type { ResolvedCell } from './cells.ts';

/** A guest that runs on a fake host. */
export interface RunningGuest {
  readonly host: string;
  readonly instanceUuid: string;
  readonly attempt: number;
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

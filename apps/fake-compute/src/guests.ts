import type { Host } from './host.ts';
import type { Work } from './work.ts';

/** By the name of its host. */
export interface Guest {
  readonly uuid: string;
  readonly attempt: number;
  readonly host: string;
}

/** The guest runs; the log has it before anybody is told. */
export async function spawnGuest(
  work: Work,
  host: Host,
  { uuid, attempt }: Omit<Guest, 'host'>,
): Promise<void> {
  const { clock, failpoints } = work.platform;
  if (failpoints.armed)
    await failpoints.hit('compute.before_spawn', { instance: uuid, attempt, host: host.name });
  const atMs = clock.now();
  await work.guestLog.append(host.name, { act: 'spawn', instanceUuid: uuid, attempt, atMs });
  host.guests.set(uuid, attempt);
  if (failpoints.armed)
    await failpoints.hit('compute.after_spawn', { instance: uuid, attempt, host: host.name });
}

/** Destroys the guest of this attempt; nothing where another attempt's guest, or none, runs here. */
export async function destroyGuest(
  work: Work,
  host: Host,
  { uuid, attempt }: Omit<Guest, 'host'>,
): Promise<void> {
  if (host.guests.get(uuid) !== attempt) return;
  const { clock, failpoints } = work.platform;
  if (failpoints.armed)
    await failpoints.hit('compute.before_destroy', { instance: uuid, attempt, host: host.name });
  const atMs = clock.now();
  await work.guestLog.append(host.name, { act: 'destroy', instanceUuid: uuid, attempt, atMs });
  host.guests.delete(uuid);
  if (failpoints.armed)
    await failpoints.hit('compute.after_destroy', { instance: uuid, attempt, host: host.name });
}

import type { Host } from './host.ts';
import type { Work } from './work.ts';

type Guest = { readonly uuid: string; readonly attempt: number };

/** The guest runs; the log has it before anybody is told. */
export async function spawnGuest(work: Work, host: Host, { uuid, attempt }: Guest): Promise<void> {
  const atMs = work.platform.clock.now();
  await work.guestLog.append(host.name, { act: 'spawn', instanceUuid: uuid, attempt, atMs });
  host.guests.set(uuid, attempt);
}

/** Destroys the guest of this attempt; nothing where another attempt's guest, or none, runs here. */
export async function destroyGuest(work: Work, host: Host, { uuid, attempt }: Guest): Promise<void> {
  if (host.guests.get(uuid) !== attempt) return;
  const atMs = work.platform.clock.now();
  await work.guestLog.append(host.name, { act: 'destroy', instanceUuid: uuid, attempt, atMs });
  host.guests.delete(uuid);
}

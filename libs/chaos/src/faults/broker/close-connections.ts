import type { ManagementApi } from '@cellflow/stack';
import type { Clock } from '@cellflow/platform';

interface Connection {
  readonly name: string;
  readonly user: string;
}

const closeTimeoutMs = 10_000;
const pollMs = 50;

/** Closes what a user has open now, after something that keeps it from coming in again. Resolves with how many there were. */
export async function closeConnections(
  management: ManagementApi,
  { user, clock, lockOut }: { user: string; clock: Clock; lockOut: () => Promise<unknown> },
): Promise<number> {
  const all = ((await management.request('GET', '/api/connections')) ?? []) as readonly Connection[];
  const own = all.filter((each) => each.user === user);
  await lockOut();
  for (const { name } of own) await close(management, name, clock);
  return own.length;
}

/** The broker closes it too, in its own time, and answers with an error while the connection is half gone. */
async function close(management: ManagementApi, connection: string, clock: Clock): Promise<void> {
  const deadline = clock.monotonic() + closeTimeoutMs;
  for (;;) {
    try {
      await management.request('DELETE', `/api/connections/${encodeURIComponent(connection)}`);
      return;
    } catch (error) {
      if (clock.monotonic() > deadline) throw error;
    }
    await clock.sleep(pollMs);
  }
}

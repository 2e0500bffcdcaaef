import type { Clock } from '@cellflow/platform';
import type { ManagementApi } from '@cellflow/stack';
import { z } from 'zod';
import { ChaosError } from '../../chaos-error.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { once } from '../once.ts';
import { definitionsOf, ofUser } from './definitions-of.ts';
import { untilRunning } from './until-running.ts';

const schema = z.strictObject({
  user: z.string().min(1).describe('A user of the broker: cell1-conductor, super-conductor'),
});

interface Connection {
  readonly name: string;
  readonly user: string;
}

const closeTimeoutMs = 10_000;
const pollMs = 50;

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

export const credentialsRevoked: FaultKind<z.output<typeof schema>> = {
  kind: 'credentials-revoked',
  summary: 'A user of the broker is deleted and its connections close; healed, it may come in again',
  schema,
  async inject({ broker, platform, undo }, { user: name }) {
    await untilRunning({ broker, platform });
    const { management } = broker;
    const { url, user, password } = management;
    const definitions = ofUser(await definitionsOf(management), name);
    if (definitions.users.length === 0) throw new ChaosError(`the broker has no user ${name}`);
    const noted = undo.note({ kind: 'definitions', management: { url, user, password }, definitions });
    const all = ((await management.request('GET', '/api/connections')) ?? []) as readonly Connection[];
    const own = all.filter((each) => each.user === name);
    await management.deleteUser(name);
    for (const { name: connection } of own) await close(management, connection, platform.clock);
    return {
      heal: once(async () => {
        await management.load(definitions);
        noted.settle();
      }),
      effect: async () => ({
        bit: true,
        measure: Math.max(1, own.length),
        text: `${name} revoked, ${counted(own.length, 'connection')} closed`,
      }),
    };
  },
};

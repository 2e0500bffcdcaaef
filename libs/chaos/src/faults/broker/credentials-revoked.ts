import { z } from 'zod';
import { ChaosError } from '../../chaos-error.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { once } from '../once.ts';
import { closeConnections } from './close-connections.ts';
import { definitionsOf, ofUser } from './definitions-of.ts';
import { untilRunning } from './until-running.ts';

const schema = z.strictObject({
  user: z.string().min(1).describe('A user of the broker: cell1-conductor, super-conductor'),
});

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
    const lockOut = () => management.deleteUser(name);
    const closed = await closeConnections(management, { user: name, clock: platform.clock, lockOut });
    return {
      heal: once(async () => {
        await management.load(definitions);
        noted.settle();
      }),
      effect: async () => ({
        bit: true,
        measure: Math.max(1, closed),
        text: `${name} revoked, ${counted(closed, 'connection')} closed`,
      }),
    };
  },
};

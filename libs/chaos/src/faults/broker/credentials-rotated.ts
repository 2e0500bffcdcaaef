import { z } from 'zod';
import { ChaosError } from '../../chaos-error.ts';
import type { ChaosCloud, ChaosService } from '../../cloud/chaos-cloud.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { once } from '../once.ts';
import { closeConnections } from './close-connections.ts';
import { definitionsOf, ofUser } from './definitions-of.ts';
import { untilRunning } from './until-running.ts';

const schema = z.strictObject({
  user: z.string().min(1).describe('A user of the broker: cell1-conductor, super-conductor'),
});

export const credentialsRotated: FaultKind<z.output<typeof schema>> = {
  kind: 'credentials-rotated',
  summary:
    'A user of the broker has another password: its connections close, its services start again with it; healed, the same back',
  schema,
  async inject(cloud, { user: name }) {
    const { broker, platform, undo } = cloud;
    const { clock } = platform;
    await untilRunning({ broker, platform });
    const { management } = broker;
    const { url, user, password } = management;
    const before = ofUser(await definitionsOf(management), name);
    const logins = loginsOf(cloud, name);
    if (before.users.length === 0 || logins.length === 0) throw new ChaosError(`no service is ${name}`);
    const noted = undo.note({
      kind: 'definitions',
      management: { url, user, password },
      definitions: before,
    });
    const rotate = async (lockOut: () => Promise<unknown>, env: (login: Login) => Record<string, string>) => {
      const closed = await closeConnections(management, { user: name, clock, lockOut });
      for (const login of logins) await startWith(login.service, env(login));
      return closed;
    };
    const path = `/api/users/${encodeURIComponent(name)}`;
    const body = { password: logins[0]!.password, tags: '' };
    const closed = await rotate(
      () => management.request('PUT', path, body),
      ({ after }) => after,
    );
    return {
      heal: once(async () => {
        await rotate(
          () => management.load(before),
          ({ before }) => before,
        );
        noted.settle();
      }),
      effect: async () => ({
        bit: closed > 0,
        measure: closed,
        text: `${name} has another password, ${counted(closed, 'connection')} closed, ${counted(logins.length, 'service')} started with it`,
      }),
    };
  },
};

/** A service, and how it comes in: before, and with another password. */
interface Login {
  readonly service: ChaosService;
  readonly before: Record<string, string>;
  readonly after: Record<string, string>;
  readonly password: string;
}

function loginsOf({ services }: Pick<ChaosCloud, 'services'>, user: string): Login[] {
  return services.flatMap((service) => {
    const own = Object.entries(service.env).flatMap(([variable, value]) => {
      const url = value.startsWith('amqp') ? new URL(value) : null;
      return url && decodeURIComponent(url.username) === user ? [{ variable, value, url }] : [];
    });
    if (own.length === 0) return [];
    // It holds the old one, so that the search for passwords in logs finds this one, too.
    const password = `${decodeURIComponent(own[0]!.url.password)}-2`;
    const withPassword = (url: URL) => Object.assign(new URL(url), { password }).href;
    return [
      {
        ...{ service, password },
        before: Object.fromEntries(own.map(({ variable, value }) => [variable, value])),
        after: Object.fromEntries(own.map(({ variable, url }) => [variable, withPassword(url)])),
      },
    ];
  });
}

async function startWith(service: ChaosService, env: Record<string, string>): Promise<void> {
  Object.assign(service.env, env);
  // It cannot finish what it has in hand: nobody lets it in.
  if (service.running()) await service.kill();
  await service.start();
}

import { parseFailpoints, serviceOf } from '@cellflow/failpoints';
import { rpcErrors } from '@cellflow/rpc';
import { z } from 'zod';
import { ChaosError } from '../../chaos-error.ts';
import type { ChaosCloud, ChaosService } from '../../cloud/chaos-cloud.ts';
import { chooseServices } from '../../cloud/choose.ts';
import type { FaultKind } from '../../fault.ts';
import { identify } from '../../leases/process-identity.ts';
import { counted } from '../counted.ts';
import { duration } from '../fields.ts';
import { once } from '../once.ts';

const schema = z.strictObject({
  points: z
    .string()
    .min(1)
    .describe('Failpoints: api.after_persist=exit, conductor.after_unclaim[attempt==1]=hang@2'),
  of: z
    .string()
    .min(1)
    .optional()
    .describe('The replicas that are armed. Default: all that pass these points'),
  restart: duration.prefault('1s').describe('A service that a point ends is started again after this time'),
  again: z.boolean().default(false).describe('The points are there again when it starts again'),
});

const pollMs = 50;
const armedAtStart = 'CELLFLOW_FAILPOINTS';

export const failpoint: FaultKind<z.output<typeof schema>> = {
  kind: 'failpoint',
  summary: 'A moment in the code at which a service ends, hangs, waits or fails',
  schema,
  async inject(cloud, { points, of, restart, again }) {
    const { clock } = cloud.platform;
    const chosen = servicesFor(cloud, points, of);
    const watches = await Promise.all(chosen.map((each) => arm(cloud, each, points, again)));
    const look = async () => void (await Promise.all(watches.map((watch) => watch.look(restart))));
    let looking: Promise<void> = Promise.resolve();
    const stopLooking = clock.every(pollMs, () => {
      looking = looking.then(look);
    });
    return {
      heal: once(async () => {
        stopLooking();
        await looking;
        await Promise.all(watches.map((watch) => watch.disarm()));
      }),
      effect: async () => {
        const acted = watches.reduce((sum, watch) => sum + watch.acted(), 0);
        const ended = watches.reduce((sum, watch) => sum + watch.ended(), 0);
        const text = `${counted(acted, 'hit')}${ended > 0 ? `, ${counted(ended, 'process')} ended` : ''}`;
        return { bit: acted > 0, measure: acted, text };
      },
    };
  },
};

/** The services that pass these points, or those of them that are asked for. Throws ChaosError where none does. */
function servicesFor(cloud: ChaosCloud, points: string, of: string | undefined): ChaosService[] {
  const names = new Set<string>(
    parseFailpoints(points, rpcErrors.codes).map(({ point }) => serviceOf(point)),
  );
  const among = of === undefined ? cloud.services : chooseServices(cloud, of);
  const chosen = among.filter(({ name }) => names.has(name));
  if (chosen.length > 0) return chosen;
  throw new ChaosError(`${of ?? 'no service'} passes ${points}; ${[...names].join(', ')} does`);
}

interface Watch {
  /** Counts, and starts a service again that was ended. */
  look(restartMs: number): Promise<void>;
  disarm(): Promise<void>;
  acted(): number;
  ended(): number;
}

/** Arms points beside those that others hold. */
async function arm(cloud: ChaosCloud, service: ChaosService, points: string, again: boolean): Promise<Watch> {
  const { clock, ids } = cloud.platform;
  const failpoints = service.failpoints.heldBy(`fault-${ids.uuid()}`);
  const bornAt = (service.pid !== null && identify(service.pid)?.bornAt) || '';
  const notes = [
    ...(service.healthUrl === null
      ? []
      : [cloud.undo.note({ kind: 'disarm', healthUrl: service.healthUrl })]),
    ...(service.pid === null ? [] : [cloud.undo.note({ kind: 'continue', pid: service.pid, bornAt })]),
  ];
  await failpoints.arm(points);
  if (again) service.env[armedAtStart] = points;
  let [acted, ended] = [0, 0];
  let downSinceMs: number | null = null;
  const isStopped = () => service.pid !== null && identify(service.pid)?.stopped === true;
  return {
    acted: () => acted + ended,
    ended: () => ended,
    async look(restartMs) {
      if (isStopped()) return void (acted = Math.max(acted, 1));
      if (service.running()) {
        const own = (await failpoints.status().catch(() => null))?.rules ?? [];
        acted = Math.max(
          acted,
          own.reduce((sum, rule) => sum + rule.acted, 0),
        );
        return;
      }
      if (downSinceMs === null) {
        downSinceMs = clock.monotonic();
        ended += 1;
      }
      if (clock.monotonic() - downSinceMs < restartMs) return;
      await service.start().catch(() => undefined);
      if (service.running()) downSinceMs = null;
    },
    async disarm() {
      if (isStopped()) await service.thaw();
      if (again) delete service.env[armedAtStart];
      if (!service.running()) await service.start();
      await failpoints.disarm();
      if (again) await service.failpoints.disarm();
      for (const note of notes) note.settle();
    },
  };
}

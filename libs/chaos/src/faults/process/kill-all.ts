import type { Random } from '@cellflow/platform';
import { z } from 'zod';
import type { ChaosService } from '../../cloud/chaos-cloud.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { restart } from '../fields.ts';
import { comeback } from './comeback.ts';

const schema = z.strictObject({
  servers: z.boolean().default(false).describe('Broker and store as well'),
  restart,
});

/** In all, between the first start and the last. */
const staggerMs = 3000;
/** For a service that has waited for its servers as long as it is waited for, and waits on. */
const patienceMs = 90_000;

/** Something that was killed. */
interface Victim {
  readonly name: string;
  isDown(): boolean;
  /** Resolves when it is there again. */
  start(): Promise<void>;
}

export const killAll: FaultKind<z.output<typeof schema>> = {
  kind: 'kill-all',
  summary:
    'SIGKILL to everything at once, as when the power goes; it starts again in random order, nothing waiting for anything',
  schema,
  async inject(cloud, { servers, restart }) {
    const { clock, random } = cloud.platform;
    const programs = servers ? ([cloud.broker, cloud.store] as const).map((each) => each.program()) : [];
    const running = cloud.services.filter((each) => each.running());
    await Promise.all([...programs, ...running].map((each) => each.kill()));
    const victims: readonly Victim[] = [
      ...programs.map((program, at) => ({
        name: at === 0 ? 'broker' : 'store',
        isDown: () => !program.running,
        start: () => program.restart(),
      })),
      ...running.map((each) => ({
        name: each.alias,
        isDown: () => !each.running(),
        start: () => startWithoutServers(each),
      })),
    ];
    const order = shuffled(victims, random);
    const gapsMs = order.map((_, at) => (at === 0 ? 0 : (random.next() * staggerMs) / order.length));
    const back = comeback(clock, restart, async () => {
      const starts: Promise<PromiseSettledResult<void>>[] = [];
      for (const [at, victim] of order.entries()) {
        await clock.sleep(gapsMs[at]!);
        if (victim.isDown()) starts.push(Promise.allSettled([victim.start()]).then(([end]) => end));
      }
      const ends = await Promise.all(starts);
      const failed = ends.find((end) => end.status === 'rejected');
      if (failed) throw failed.reason;
    });
    return {
      heal: () => back.now(),
      effect: async () => ({
        bit: victims.length > 0,
        measure: victims.length,
        text: `${counted(victims.length, 'process')} killed; the order of their starts: ${order.map(({ name }) => name).join(', ')}`,
      }),
    };
  },
};

/** A service waits for its servers, which may take longer than is waited for a start. */
async function startWithoutServers(service: ChaosService): Promise<void> {
  await service.start().catch(async (error: unknown) => {
    if (!service.running()) throw error;
    await service.untilReady(patienceMs);
  });
}

const shuffled = <T>(all: readonly T[], random: Random): T[] =>
  all
    .map((each) => ({ each, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ each }) => each);

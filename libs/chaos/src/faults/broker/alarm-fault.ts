import { z } from 'zod';
import { alarmsOf } from '../../cloud/alarms.ts';
import { ChaosError } from '../../chaos-error.ts';
import type { ChaosCloud } from '../../cloud/chaos-cloud.ts';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';
import { once } from '../once.ts';
import { openConnections } from './connections.ts';
import { untilRunning } from './until-running.ts';

const schema = z.strictObject({});

/** Part of what `rabbitmqctl status` says; the statistics that the management API would need are switched off. */
interface Limits {
  /** Bytes. */
  readonly vm_memory_high_watermark_limit: number;
  readonly disk_free_limit: number;
}

const raiseMs = 20_000;
const pollMs = 100;

/** An alarm of the broker: it blocks whoever publishes. `args` are those of its control program. */
export function alarmFault(options: {
  kind: string;
  summary: string;
  raise: readonly string[];
  clear: (limits: Limits) => readonly string[];
}): FaultKind<z.output<typeof schema>> {
  const { kind, summary, raise, clear } = options;
  return {
    ...{ kind, summary, schema },
    async inject(cloud) {
      await untilRunning(cloud);
      const { broker, platform, undo } = cloud;
      const { url, user, password } = broker.management;
      const limits = await limitsOf(broker);
      const { command, env } = broker.program().control;
      const args = [...clear(limits)];
      const noted = undo.note({
        ...{ kind: 'alarm', management: { url, user, password }, args },
        control: { command: [...command], env: { ...env } },
      });
      await broker.control(raise);
      await untilAlarms(cloud, true);
      const beganMs = platform.clock.monotonic();
      const connections = openConnections(cloud, 'broker');
      let endedMs: number | null = null;
      return {
        heal: once(async () => {
          await untilRunning(cloud);
          await broker.control(args);
          await untilAlarms(cloud, false);
          endedMs = platform.clock.monotonic();
          noted.settle();
        }),
        effect: async () => ({
          bit: true,
          measure: Math.max(1, connections),
          text: `${kind} for ${Math.round((endedMs ?? platform.clock.monotonic()) - beganMs)} ms over ${counted(connections, 'connection')}`,
        }),
      };
    },
  };
}

const known = new WeakMap<ChaosCloud['broker'], Limits>();

/** The limits that the broker came up with: asked again, it might tell those of an alarm that is on. */
async function limitsOf(broker: ChaosCloud['broker']): Promise<Limits> {
  const limits =
    known.get(broker) ?? (JSON.parse(await broker.control(['status', '--formatter', 'json'])) as Limits);
  known.set(broker, limits);
  return limits;
}

/** The broker looks at its limits once in a while. */
async function untilAlarms({ broker, platform }: ChaosCloud, raised: boolean): Promise<void> {
  const deadline = platform.clock.monotonic() + raiseMs;
  while ((await alarmsOf(broker.management)).length > 0 !== raised) {
    if (platform.clock.monotonic() > deadline)
      throw new ChaosError(
        `the broker ${raised ? 'raises no alarm' : 'still raises an alarm'} after ${raiseMs} ms`,
      );
    await platform.clock.sleep(pollMs);
  }
}

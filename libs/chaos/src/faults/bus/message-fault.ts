import { Frame } from '@cellflow/contracts-common';
import { z } from 'zod';
import type { ChaosCloud } from '../../cloud/chaos-cloud.ts';
import { chooseQueues } from '../../cloud/interposer/choose-queues.ts';
import { interpose } from '../../cloud/interposer/interpose.ts';
import type { Held, Interposer } from '../../cloud/interposer/interpose.ts';
import type { FaultKind } from '../../fault.ts';
import { once } from '../once.ts';
import { untilRunning } from '../broker/until-running.ts';

/** Which messages. */
export const which = {
  queue: z.string().min(1).describe('cell1/conductor, cell1/compute.*, *; several with commas'),
  method: z.string().optional().describe('Only messages of this method: BuildAndRunInstance'),
  share: z.number().min(0).max(1).default(1).describe('Of these, so many'),
  times: z.number().int().min(1).optional().describe('No more than so many'),
};

interface Which {
  readonly queue: string;
  readonly method?: string;
  readonly share: number;
  readonly times?: number;
}

/** A message that a fault was given, and where it stands. */
export interface Struck extends Held {
  /** The name of a queue that nobody serves. */
  readonly sink: string;
  readonly vhost: string;
}

/** How one kind of fault treats messages; made anew for every injection. */
export interface Treatment {
  /** Hands it on, changed, later or several times. */
  strike(struck: Struck): void;
  /** What is held goes on. */
  end?(): void;
}

/**
 * A fault of the messages of queues, made by an interposer on the broker rather than inside the services: it needs no
 * code of theirs, senders still get the broker's confirms, and what is held outlives every service. `done`: "messages
 * delivered twice".
 */
export function messageFault<S extends z.ZodObject<typeof which>>(options: {
  kind: string;
  summary: string;
  schema: S;
  done: string;
  treat: (cloud: ChaosCloud, parameters: z.output<S>) => Treatment;
  /** What was hit in the end, where that is not the messages struck. */
  measure?: (interposers: readonly Interposer[]) => number;
}): FaultKind<z.output<S>> {
  const { kind, summary, schema, done, treat, measure } = options;
  return {
    ...{ kind, summary },
    schema: schema as unknown as z.ZodType<z.output<S>>,
    async inject(cloud, parameters) {
      await untilRunning(cloud);
      const { queue, method, share, times = Infinity } = parameters as unknown as Which;
      const treatment = treat(cloud, parameters);
      const interposers: Interposer[] = [];
      let [struck, passed] = [0, 0];
      const leave = async () => {
        treatment.end?.();
        await Promise.all(interposers.map((each) => each.leave()));
      };
      try {
        for (const place of await chooseQueues(cloud.broker, queue)) {
          const interposer = await interpose(cloud, place, (held, sink) => {
            const meant = method === undefined || isOf(method, held.content);
            if (!meant || struck >= times || cloud.platform.random.next() >= share) {
              passed += 1;
              return void held.send([held]);
            }
            struck += 1;
            treatment.strike({ ...held, sink, vhost: place.vhost });
          });
          interposers.push(interposer);
        }
      } catch (error) {
        await leave();
        throw error;
      }
      return {
        heal: once(leave),
        effect: async () => {
          const hit = measure?.(interposers) ?? struck;
          return { bit: hit > 0, measure: hit, text: `${hit} ${done}, ${passed} let through` };
        },
      };
    },
  };
}

/** Whether a frame holds a message of this method, by the last part of its name. */
function isOf(method: string, content: Uint8Array): boolean {
  try {
    return Frame.decode(content).messages.some((message) => message.method.endsWith(`/${method}`));
  } catch {
    return false;
  }
}

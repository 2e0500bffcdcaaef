import { z } from 'zod';
import { chooseServices } from '../../cloud/choose.ts';
import type { FaultKind } from '../../fault.ts';
import { identify } from '../../leases/process-identity.ts';
import { counted } from '../counted.ts';
import { service } from '../fields.ts';
import { once } from '../once.ts';

const schema = z.strictObject({ service });

const settleMs = 2000;
const pollMs = 5;

export const stop: FaultKind<z.output<typeof schema>> = {
  kind: 'stop',
  summary: 'SIGSTOP: the process is there and does nothing, until SIGCONT',
  schema,
  async inject(cloud, { service }) {
    const { clock } = cloud.platform;
    const chosen = chooseServices(cloud, service).filter((each) => each.pid !== null);
    const held = chosen.map((each) => {
      const pid = each.pid!;
      const bornAt = identify(pid)?.bornAt ?? '';
      const noted = cloud.undo.note({ kind: 'continue', pid, bornAt });
      each.freeze();
      return { pid, bornAt, noted };
    });
    // A program of many threads takes a moment to stand still.
    const standing = () => held.filter(({ pid }) => identify(pid)?.stopped).length;
    const deadline = clock.monotonic() + settleMs;
    while (standing() < held.length && clock.monotonic() < deadline) await clock.sleep(pollMs);
    const stopped = standing();
    const beganMs = clock.monotonic();
    let endedMs: number | null = null;
    return {
      heal: once(async () => {
        for (const { pid, bornAt, noted } of held) {
          // It may have been killed meanwhile, and started anew.
          if (identify(pid)?.bornAt === bornAt) process.kill(pid, 'SIGCONT');
          noted.settle();
        }
        endedMs = clock.monotonic();
      }),
      effect: async () => ({
        bit: stopped > 0,
        measure: stopped,
        text: `${counted(stopped, 'process')} stopped for ${Math.round((endedMs ?? clock.monotonic()) - beganMs)} ms`,
      }),
    };
  },
};

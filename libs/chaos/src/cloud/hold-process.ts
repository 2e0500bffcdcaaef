import type { Clock } from '@cellflow/platform';
import type { ServiceHandle } from '@cellflow/stack';
import { identify } from '../leases/process-identity.ts';
import type { Undo } from '../leases/remedy.ts';
import type { Hold } from './chaos-cloud.ts';

const settleMs = 2000;
const pollMs = 5;

/** SIGSTOP, until it is seen to stand: a program of many threads takes a moment. */
export async function holdProcess(service: ServiceHandle, undo: Undo, clock: Clock): Promise<Hold> {
  const { pid } = service;
  if (pid === null) return { held: false, release: () => Promise.resolve() };
  const bornAt = identify(pid)?.bornAt ?? '';
  const noted = undo.note({ kind: 'continue', pid, bornAt });
  await service.freeze();
  const deadline = clock.monotonic() + settleMs;
  const stands = () => identify(pid)?.stopped === true;
  while (!stands() && clock.monotonic() < deadline) await clock.sleep(pollMs);
  return {
    held: stands(),
    async release() {
      // It may have been killed meanwhile, and started anew.
      if (identify(pid)?.bornAt === bornAt) process.kill(pid, 'SIGCONT');
      noted.settle();
    },
  };
}

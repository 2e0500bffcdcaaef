import { identify } from '../process-identity.ts';
import type { RemedyOf } from '../remedy.ts';

export const continueProcess = {
  async apply({ pid, bornAt }: RemedyOf<'continue'>): Promise<void> {
    if (identify(pid)?.bornAt === bornAt) process.kill(pid, 'SIGCONT');
  },
  async left({ pid, bornAt }: RemedyOf<'continue'>): Promise<string | null> {
    const found = identify(pid);
    return found?.bornAt === bornAt && found.stopped ? `process ${pid} is stopped` : null;
  },
};

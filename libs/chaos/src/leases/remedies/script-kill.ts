import { askRedis } from '@cellflow/stack';
import type { RemedyOf } from '../remedy.ts';

export const scriptKill = {
  /** NOTBUSY is an answer too: there is none to end. */
  async apply({ url }: RemedyOf<'script-kill'>): Promise<void> {
    await askRedis(url, [['SCRIPT', 'KILL']], { timeoutMs: 30_000 });
  },
  async left({ url }: RemedyOf<'script-kill'>): Promise<string | null> {
    const [answer] = await askRedis(url, [['PING']], { timeoutMs: 30_000 });
    return answer instanceof Error && answer.message.startsWith('BUSY')
      ? 'Redis is busy with a script'
      : null;
  },
};

import { connectFailpoints } from '@cellflow/stack';
import type { RemedyOf } from '../remedy.ts';

/** A service that does not answer has nothing armed that could ever act: it forgets its points when it ends. */
export const disarm = {
  async apply({ healthUrl }: RemedyOf<'disarm'>): Promise<void> {
    await connectFailpoints(healthUrl, healthUrl)
      .disarm()
      .catch(() => undefined);
  },
  async left({ healthUrl }: RemedyOf<'disarm'>): Promise<string | null> {
    const status = await connectFailpoints(healthUrl, healthUrl)
      .status()
      .catch(() => null);
    if (!status?.armed) return null;
    return `failpoints are armed at ${healthUrl}: ${status.rules.map(({ text }) => text).join(', ')}`;
  },
};

import { managementApi } from '@cellflow/stack';
import { takeAway } from '../../cloud/interposer/take-away.ts';
import type { RemedyOf } from '../remedy.ts';

export const interposed = {
  apply: (remedy: RemedyOf<'interposed'>): Promise<void> => takeAway(remedy),
  async left({ management, vhost, queue, name }: RemedyOf<'interposed'>): Promise<string | null> {
    const path = `/api/queues/${encodeURIComponent(vhost)}/${encodeURIComponent(name)}?disable_stats=true`;
    const found = await managementApi(management).request('GET', path);
    return found === null ? null : `${name} stands in for the queue ${queue} of ${vhost}`;
  },
};

import { managementApi } from '@cellflow/stack';
import { runControl } from '../../cloud/broker-admin.ts';
import { alarmsOf } from '../../cloud/alarms.ts';
import type { RemedyOf } from '../remedy.ts';

export const alarm = {
  async apply({ control, args }: RemedyOf<'alarm'>): Promise<void> {
    await runControl(control, args);
  },
  async left({ management }: RemedyOf<'alarm'>): Promise<string | null> {
    const alarms = await alarmsOf(managementApi(management));
    return alarms.length === 0 ? null : `the broker raises ${alarms.join(' and ')}`;
  },
};

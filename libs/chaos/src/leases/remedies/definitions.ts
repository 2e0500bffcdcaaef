import { managementApi } from '@cellflow/stack';
import type { Definitions } from '@cellflow/topology';
import { missingFrom } from '../../cloud/missing-from.ts';
import type { RemedyOf } from '../remedy.ts';

export const definitions = {
  async apply(remedy: RemedyOf<'definitions'>): Promise<void> {
    await managementApi(remedy.management).load(remedy.definitions as Definitions);
  },
  async left(remedy: RemedyOf<'definitions'>): Promise<string | null> {
    const missing = await missingFrom(managementApi(remedy.management), remedy.definitions as Definitions);
    return missing.length === 0 ? null : `the broker has no ${missing.join(', ')}`;
  },
};

import { askStore, readSettings } from '../../cloud/store-admin.ts';
import type { RemedyOf } from '../remedy.ts';

export const storeSettings = {
  async apply({ url, settings }: RemedyOf<'store-settings'>): Promise<void> {
    for (const [name, value] of Object.entries(settings)) await askStore(url, ['CONFIG', 'SET', name, value]);
  },
  async left({ url, settings }: RemedyOf<'store-settings'>): Promise<string | null> {
    const now = await readSettings(url, Object.keys(settings));
    const changed = Object.entries(settings).filter(([name, value]) => now[name] !== value);
    if (changed.length === 0) return null;
    return `Redis has ${changed.map(([name, value]) => `${name} ${now[name]} instead of ${value}`).join(', ')}`;
  },
};

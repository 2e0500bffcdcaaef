import { z } from 'zod';
import type { StoreAdmin } from '../../cloud/store-admin.ts';
import type { FaultKind } from '../../fault.ts';
import { once } from '../once.ts';

const schema = z.strictObject({
  room: z.number().int().min(0).default(0).describe('Bytes that may still be used'),
});

export const storeFull: FaultKind<z.output<typeof schema>> = {
  kind: 'store-full',
  summary: 'Redis has no memory left (maxmemory) and refuses to write',
  schema,
  async inject({ store, undo }, { room }) {
    const settings = await store.settings(['maxmemory', 'maxmemory-policy']);
    const noted = undo.note({ kind: 'store-settings', url: store.url, settings });
    const before = await refusals(store);
    const used = Number(await infoOf(store, 'memory', 'used_memory'));
    await store.ask(['CONFIG', 'SET', 'maxmemory-policy', 'noeviction']);
    await store.ask(['CONFIG', 'SET', 'maxmemory', String(Math.max(1, room > 0 ? used + room : 1))]);
    let refused = 0;
    const count = async () => {
      refused = Math.max(refused, (await refusals(store)) - before);
    };
    return {
      heal: once(async () => {
        await count();
        for (const [name, value] of Object.entries(settings)) await store.ask(['CONFIG', 'SET', name, value]);
        noted.settle();
      }),
      async effect() {
        await count().catch(() => undefined);
        return { bit: refused > 0, measure: refused, text: `${refused} writes refused` };
      },
    };
  },
};

/** Commands that were refused for want of memory since Redis started. */
const refusals = async (store: StoreAdmin): Promise<number> =>
  Number(/count=(\d+)/.exec(await infoOf(store, 'errorstats', 'errorstat_OOM'))?.[1] ?? 0);

async function infoOf(store: StoreAdmin, section: string, field: string): Promise<string> {
  const text = String(await store.ask(['INFO', section]));
  return new RegExp(`^${field}:(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
}

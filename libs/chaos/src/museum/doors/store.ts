import { connectRedisStore as connect } from '@cellflow/store';
import type { Store } from '@cellflow/store';
import { onShow } from './on-show.ts';

export * from '@cellflow/store';

/** A store that has the defect on show. */
export async function connectRedisStore(options: Parameters<typeof connect>[0]): Promise<Store> {
  const store = await connect(options);
  return onShow.store?.(store, decodeURIComponent(new URL(options.url).username)) ?? store;
}

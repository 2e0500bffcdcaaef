import type { Platform } from '@cellflow/platform';
import { StoreError, storeRecoveryKey } from '@cellflow/store';
import type { Break, Commit, Store } from '@cellflow/store';

/** How often a store that nobody writes to is compared with what was seen of it, in ms. */
const compareEveryMs = 1000;

interface Options {
  readonly store: Store;
  readonly platform: Pick<Platform, 'clock' | 'logger'>;
  /** The service, for the ledger. */
  readonly actor: string;
  /** What was read before may never have been: runs before the store is written to again. */
  readonly onLoss?: () => void;
}

/**
 * For whoever writes to a scope, its owner first: where its store lost its newest commits, this is logged, written into the ledger with a new
 * epoch, and gone on from. A store that was emptied or replaced is not: every commit is refused until its data is back
 * (then it goes on by itself), or the services of the scope are started anew, which takes what is there for the world.
 * Returns how to stop.
 */
export function keepContinuity({ store, platform, actor, onLoss }: Options): () => void {
  const { clock, logger } = platform;
  const { scope } = store;

  const begin = async (
    type: string,
    epoch: NonNullable<Commit['epoch']>,
    broken: Break,
  ): Promise<boolean> => {
    const { reason, seen, found } = broken;
    const atMs = clock.now();
    const detail = { seen_revision: String(seen.revision), found_revision: String(found.revision) };
    const value = new TextEncoder().encode(reason);
    try {
      await store.commit({
        put: [{ key: storeRecoveryKey, value }],
        ledger: [{ type, atMs, actor, reason, detail }],
        epoch,
      });
      return true;
    } catch (error) {
      if (error instanceof StoreError && error.code === 'BACKWARDS') return false;
      throw error;
    }
  };
  const goOn = async (broken: Break): Promise<void> => {
    const mine = await begin('store.recovering', 'recovering', broken);
    if (mine) await begin('store.recovered', 'recovered', broken);
  };

  const forget = store.onBackwards((broken) => {
    const { kind, reason } = broken;
    logger.error({ scope, kind, reason }, 'the store lost something');
    onLoss?.();
    tick();
  });
  let running = false;
  const look = async (): Promise<void> => {
    const { broken, recovering } = await store.compareContinuity();
    if (broken?.kind === 'backwards') return goOn(broken);
    // Whoever began did not come to its end.
    if (recovering && !broken) await finish();
  };
  const finish = async (): Promise<void> => {
    const ledger = [{ type: 'store.recovered', atMs: clock.now(), actor }];
    await store.commit({ ledger, epoch: 'recovered' });
  };
  const tick = () => {
    if (running) return;
    running = true;
    look()
      .catch((error: unknown) => logger.debug({ err: error, scope }, 'the store is compared again soon'))
      .finally(() => (running = false));
  };
  const cancel = clock.every(compareEveryMs, tick);
  return () => {
    forget();
    cancel();
  };
}

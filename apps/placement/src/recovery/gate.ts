import type { Clock } from '@cellflow/platform';
import { RpcError } from '@cellflow/rpc';
import type { Store } from '@cellflow/store';

/** Whether anything may be claimed, released or told just now. */
export interface Gate {
  /** Why not, or null. */
  reason(): string | null;
  /** The error that a caller gets while there is a reason; UNAVAILABLE, with the detail `reason: recovering`. */
  refusal(): RpcError;
  /** Throws the refusal where there is a reason. `recovers`: for what is part of a recovery that was begun. */
  require(options?: { recovers?: boolean }): void;
}

/**
 * How long a store whose server was started anew is left alone, in ms: long enough for every other replica to connect,
 * and to say that it knows more than the store does.
 */
const othersConnectMs = 1500;

interface GateOptions {
  readonly store: Pick<Store, 'continuity'>;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** The cells of the deployment; undefined where nobody said. */
  readonly cells: readonly string[] | undefined;
}

/** Shut while the store lacks what anybody is known to have seen of it, until that is made good. */
export function createGate({ store, clock, cells }: GateOptions): Gate {
  let known = '';
  let shutUntil = -Infinity;

  const reason = (): string | null => {
    const { broken, start, recovering, epoch } = store.continuity();
    if (epoch !== known) {
      if (start === 'resumed' && known !== '') shutUntil = clock.monotonic() + othersConnectMs;
      known = epoch;
    }
    if (broken) return `placement is recovering: ${broken.reason}`;
    if (recovering || start === 'blind')
      return 'placement is recovering: its store lost something, and cells have to tell what they hold';
    if (epoch === '' && (cells?.length ?? 0) > 0)
      return 'placement is recovering: its store is empty, and cells have to tell what they hold';
    if (clock.monotonic() < shutUntil)
      return 'the store of placement was started anew, and other replicas may know more than it does';
    return null;
  };
  const refusal = () =>
    new RpcError('UNAVAILABLE', reason() ?? 'placement was recovering', { detail: { reason: 'recovering' } });
  return {
    reason,
    refusal,
    require({ recovers = false } = {}) {
      const { recovering, start, broken } = store.continuity();
      const mayRecover = recovering && start !== 'blind' && !broken;
      if (reason() !== null && !(recovers && mayRecover)) throw refusal();
    },
  };
}

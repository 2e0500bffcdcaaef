import { brokerAdmin, findFaultKind, storeAdmin } from '@cellflow/chaos';
import type { ChaosCloud, Effect } from '@cellflow/chaos';
import { applyRemedy, leftOf } from '@cellflow/chaos/leases';
import type { Remedy } from '@cellflow/chaos/leases';
import type { Platform } from '@cellflow/platform';
import type { Servers } from '@cellflow/stack';

/** A fault on real servers, with what it has noted for whoever finds it. */
export interface Broken {
  /** What is left of it, seen as a stranger would; empty: nothing. */
  left(): Promise<string[]>;
  /** Heals it, and gives what it has done. */
  heal(): Promise<Effect>;
  effect(): Promise<Effect>;
  /** Heals it as somebody does who has nothing but the journal. */
  healByRemedies(): Promise<void>;
}

/** A cloud of servers alone, on which faults are injected by name. */
export function serversToBreak(servers: Servers, platform: Platform, stack: Partial<ChaosCloud['stack']>) {
  const open = new Set<Remedy>();
  const store = storeAdmin(servers);
  const cloud: ChaosCloud = {
    ...{ platform, servers, services: [] },
    stack: stack as ChaosCloud['stack'],
    broker: brokerAdmin(servers),
    ...{ store, stores: [store], remains: [] },
    undo: {
      note(remedy) {
        open.add(remedy);
        return { settle: () => void open.delete(remedy) };
      },
    },
  };
  return {
    cloud,
    /** Remedies of faults that are not healed. */
    open,
    async inject(kind: string, parameters: unknown = {}): Promise<Broken> {
      const fault = await findFaultKind(kind)!.inject(cloud, parameters);
      const remedies = [...open];
      return {
        left: async () =>
          (await Promise.all(remedies.map(leftOf))).flatMap((left) => (left === null ? [] : [left])),
        effect: () => fault.effect(),
        async heal() {
          await fault.heal();
          await fault.heal();
          return fault.effect();
        },
        async healByRemedies() {
          for (const remedy of remedies.toReversed()) await applyRemedy(remedy);
        },
      };
    },
  };
}

import { systemClock } from '@cellflow/platform';
import type { Clock } from '@cellflow/platform';
import type { Wrap } from '@cellflow/stack';
import { StoreError } from '@cellflow/store';
import type { MemoryStore, Store } from '@cellflow/store';
import { routes, users, vhosts } from '@cellflow/topology';
import { createPassingClock } from './passing-clock.ts';
import type { TestCloud } from './test-cloud.ts';

/** What happens to a cloud amid a run, once its first servers have ended. A cloud that is as it should be stays valid. */
export interface Occasion {
  /** Everybody's clock. */
  readonly clock?: Clock;
  /** How long one attempt may take. Default: longer than the run. */
  readonly buildTimeoutMs?: number;
  /** Where one more server is booted. */
  readonly zone?: string;
  /** Stands between services and their stores, below what a mutant puts there. */
  readonly store?: Wrap['store'];
  happens(cloud: TestCloud): Promise<void>;
}

const asks: ReadonlySet<string | symbol> = new Set(['get', 'getMany', 'range', 'count', 'commit']);

/** Every occasion for a defect that a quiet run does not show, by name. */
export const occasions = {
  'a message that nobody can read': (): Occasion => ({
    async happens({ stack }) {
      const vhost = vhosts.cell('cell1');
      const connection = stack.broker!.connect({ vhost, user: users.superConductor });
      const body = Uint8Array.of(0xff, 0xff, 0xff);
      const route = routes.compute('cell1-good1');
      await connection.publish({ route, body, messageId: 'garbled', durable: true });
      await connection.close();
    },
  }),

  'a cell that is down': (): Occasion => {
    const cell = 'cell1';
    let isDown = false;
    let refused = 0;
    const refuse = async () => {
      refused += 1;
      throw new StoreError('UNAVAILABLE', `the store of ${cell} is cut off`);
    };
    const cut = (store: Store): Store =>
      new Proxy(store, {
        get(target, name) {
          if (isDown && asks.has(name)) return refuse;
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    return {
      store: (store, user) => (store.scope === cell && user === users.api ? cut(store) : store),
      async happens({ recorder, rest, faults }) {
        const beganAtMs = systemClock.monotonic();
        isDown = true;
        recorder.active = new Set(['cut']);
        await rest.list();
        recorder.active = new Set();
        isDown = false;
        faults.push({
          ...{ id: 'cut', kind: 'cut', target: `store:${cell}`, downCell: cell, beganAtMs },
          healedAtMs: systemClock.monotonic(),
          effect: { text: 'requests refused', amount: refused },
        });
      },
    };
  },

  'a service that is started anew': (): Occasion => ({
    async happens(cloud) {
      const scheduler = cloud.service('scheduler');
      await scheduler.stop();
      await scheduler.start();
    },
  }),

  'a placement store that goes backwards': (): Occasion => ({
    async happens(cloud) {
      const store = cloud.stack.stores.placement as MemoryStore;
      store.rememberCommits(1);
      await cloud.settled(await cloud.boot(1, { zone: 'good' }));
      store.loseCommits(1);
      await cloud.settled(await cloud.boot(1, { zone: 'good' }));
    },
  }),

  'a build that hangs, and a minute that passes': (): Occasion => {
    const clock = createPassingClock();
    return {
      ...{ clock, zone: 'hung', buildTimeoutMs: 400 },
      async happens(cloud) {
        clock.pass(60_000);
        await cloud.rest.list();
      },
    };
  },
} as const satisfies Record<string, () => Occasion>;

export type OccasionName = keyof typeof occasions;

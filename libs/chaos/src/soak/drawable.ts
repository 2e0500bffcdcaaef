import type { Chance } from './chance.ts';
import { belowTheApi, soakServices } from './stack.ts';

/** A fault that was drawn, as a scenario writes it down, but for its moment. */
export interface Drawn {
  /** Its kind with its parameters. */
  readonly do: Readonly<Record<string, object>>;
  /** How long it lasts, in ms. */
  readonly healMs: number;
}

/** What can be drawn together with something else, and what takes everything along. */
export type Family = 'process' | 'network' | 'message' | 'broker' | 'store';

/** A kind of fault with the parameters that a soak gives it. */
export interface Drawable {
  readonly family: Family;
  /** How often it is drawn, beside the others. */
  readonly weight: number;
  /** Loses what was promised to be kept; only drawn where that is wanted. */
  readonly losesData?: true;
  draw(chance: Chance): Drawn;
}

const anybody = [...soakServices.api, ...belowTheApi];
const queues = [
  'api/super-conductor',
  'placement/placement',
  ...soakServices.cells.flatMap((cell) => [`${cell}/conductor`, `${cell}/compute.*`]),
];
const server = ['broker', 'store'] as const;
const wayOf = (chance: Chance) => {
  const service = chance.one(anybody);
  // A compute knows no store, nor does a scheduler.
  if (soakServices.computes.includes(service)) return { service, to: 'broker' };
  const to = chance.one(server);
  return { service, to: service.startsWith('scheduler') ? 'broker' : to };
};
const lasting = (chance: Chance, leastMs: number, mostMs: number) =>
  Math.round(chance.number(leastMs, mostMs) / 100) * 100;

type Parameters = (chance: Chance) => object;

const kind =
  (family: Family) =>
  (
    name: string,
    weight: number,
    [leastMs, mostMs]: readonly [number, number],
    parameters: Parameters,
  ): Drawable => ({
    ...{ family, weight },
    draw: (chance) => ({ do: { [name]: parameters(chance) }, healMs: lasting(chance, leastMs, mostMs) }),
  });
const process = kind('process');
const network = kind('network');
const message = kind('message');
const broker = kind('broker');
const store = kind('store');
const nothing = () => ({});

/** Every kind of fault that a soak draws from. */
export const drawables: readonly Drawable[] = [
  process('kill', 4, [500, 8000], (chance) => ({ service: chance.one(anybody) })),
  process('stop', 3, [2000, 12_000], (chance) => ({ service: chance.one(belowTheApi) })),
  process('restart', 2, [8000, 8000], (chance) => ({ service: chance.one(anybody) })),
  process('clock-skew', 1, [6000, 10_000], (chance) => ({
    service: chance.one(soakServices.conductors),
    by: chance.one(['+1h', '-1h', '+30s']),
  })),
  network('cut', 3, [2000, 10_000], wayOf),
  network('cut', 1, [4000, 12_000], (chance) => ({
    service: 'api,super-conductor*',
    to: `${chance.one(soakServices.cells)}-*`,
  })),
  network('delay', 2, [4000, 8000], (chance) => ({ ...wayOf(chance), by: chance.one(['100ms', '500ms']) })),
  network('one-way', 2, [2000, 8000], (chance) => ({
    service: chance.one(belowTheApi),
    to: 'broker',
    lost: chance.one(['to-client', 'to-server']),
  })),
  network('half-open', 1, [2000, 8000], (chance) => ({ service: chance.one(belowTheApi), to: 'broker' })),
  network('reset', 2, [1000, 2000], wayOf),
  network('flap', 1, [4000, 10_000], (chance) => ({ service: chance.one(belowTheApi), to: 'broker' })),
  message('duplicate', 2, [3000, 8000], (chance) => ({ queue: chance.one(queues) })),
  message('hold', 1, [1000, 4000], (chance) => ({ queue: chance.one(queues), share: 0.3 })),
  message('reorder', 1, [3000, 8000], (chance) => ({ queue: chance.one(queues) })),
  message('drop-reply', 1, [3000, 8000], () => ({ queue: 'placement/placement', share: 0.3 })),
  message('truncate', 1, [3000, 6000], (chance) => ({
    queue: chance.one(queues),
    times: chance.number(1, 3),
  })),
  broker('broker-restart', 1, [2000, 4000], nothing),
  broker('broker-kill', 1, [1000, 4000], nothing),
  broker('memory-alarm', 1, [3000, 10_000], nothing),
  store('store-restart', 1, [1000, 3000], nothing),
  store('store-kill', 1, [1000, 3000], nothing),
  store('store-slow', 1, [3000, 6000], () => ({ for: '3s' })),
  store('store-full', 1, [2000, 5000], nothing),
  { ...broker('broker-wipe', 1, [2000, 4000], nothing), losesData: true },
  {
    ...store('store-truncate', 1, [1000, 3000], (chance) => ({ entries: chance.number(1, 5) })),
    losesData: true,
  },
];

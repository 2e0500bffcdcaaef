/** The cloud of a soak, as a scenario says it: two cells, two of everything below the API, whose address is one. */
export const soakStack = {
  ...{ cells: 2, hosts: 4, vcpus: 256, computes: 2 },
  replicas: { 'super-conductor': 2, scheduler: 2, placement: 2, 'cell-conductor': 2 },
  failing: { share: 0.15 },
  ...{ spawn: '50ms', redrive: '10s' },
} as const;

const cells = Array.from({ length: soakStack.cells }, (_, cell) => `cell${cell + 1}`);
const twice = (name: string) => [name, `${name}-2`];

/** Its services, by where they are. */
export const soakServices = {
  api: ['api'],
  above: ['super-conductor', 'scheduler', 'placement'].flatMap(twice),
  conductors: cells.flatMap((cell) => twice(`${cell}-conductor`)),
  computes: cells.flatMap((cell) => twice(`${cell}-compute`)),
  cells,
} as const;

/** Everybody below the API, whose callers a fault of its own may leave without an answer. */
export const belowTheApi = [...soakServices.above, ...soakServices.conductors, ...soakServices.computes];

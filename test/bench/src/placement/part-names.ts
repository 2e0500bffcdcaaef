/** The parts of the benchmark, in the order in which they run. */
export const partNames = ['engine', 'rpc', 'rest', 'replica'] as const;

export type PartName = (typeof partNames)[number];

export const isPartName = (name: string): name is PartName => (partNames as readonly string[]).includes(name);

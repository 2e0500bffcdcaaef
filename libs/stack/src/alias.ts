import type { ServiceHandle } from './stack.ts';

/** How people speak of a replica: "placement-2", "cell1-conductor", "cell1-compute-2". Replicas count from 1. */
export function aliasOf({ name, cell, replica }: Pick<ServiceHandle, 'name' | 'cell' | 'replica'>): string {
  const short = name === 'cell-conductor' ? 'conductor' : name === 'fake-compute' ? 'compute' : name;
  return [cell, short, replica === 0 ? '' : String(replica + 1)].filter((part) => part !== '').join('-');
}

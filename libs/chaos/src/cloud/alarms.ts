import type { ManagementApi } from '@cellflow/stack';

interface Node {
  readonly mem_alarm?: boolean;
  readonly disk_free_alarm?: boolean;
}

/** The alarms that a broker raises, for which it blocks whoever publishes. */
export async function alarmsOf(management: ManagementApi): Promise<string[]> {
  const nodes = ((await management.request('GET', '/api/nodes')) ?? []) as readonly Node[];
  return [
    ...(nodes.some((node) => node.mem_alarm) ? ['a memory alarm'] : []),
    ...(nodes.some((node) => node.disk_free_alarm) ? ['a disk alarm'] : []),
  ];
}

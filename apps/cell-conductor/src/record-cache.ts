import type { InstanceRecord } from '@cellflow/instances';

/**
 * The records this replica wrote last, so that the next report on a build needs no read. May be outdated at any time:
 * a change that is made from it carries its version, and conflicts. What is decided without a change must be decided
 * from a fresh read.
 */
export class RecordCache {
  private readonly records = new Map<string, InstanceRecord>();
  private readonly capacity: number;

  constructor(capacity = 4096) {
    this.capacity = capacity;
  }

  get(uuid: string): InstanceRecord | undefined {
    return this.records.get(uuid);
  }

  set(record: InstanceRecord): void {
    const { uuid } = record.instance;
    this.records.delete(uuid);
    this.records.set(uuid, record);
    if (this.records.size <= this.capacity) return;
    for (const oldest of this.records.keys()) {
      this.records.delete(oldest);
      return;
    }
  }

  clear(): void {
    this.records.clear();
  }

  forget(uuid: string): void {
    this.records.delete(uuid);
  }
}

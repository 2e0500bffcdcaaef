/** What happened to a guest on a host. */
export interface GuestRecord {
  readonly act: 'spawn' | 'destroy';
  readonly instanceUuid: string;
  readonly attempt: number;
  /** ms since the epoch. */
  readonly atMs: number;
}

/** One append-only log per host: the witness of which guests ran where, and what survives the compute. */
export interface GuestLog {
  /** All records of a host, oldest first; none for a host that never had a guest. */
  read(host: string): Promise<GuestRecord[]>;
  /** Resolves when the record is out of this process. */
  append(host: string, record: GuestRecord): Promise<void>;
  close(): Promise<void>;
}

/** The guests that run according to a log: instance to attempt. */
export function runningGuests(records: readonly GuestRecord[]): Map<string, number> {
  const guests = new Map<string, number>();
  for (const { act, instanceUuid, attempt } of records) {
    if (act === 'spawn') guests.set(instanceUuid, attempt);
    else if (guests.get(instanceUuid) === attempt) guests.delete(instanceUuid);
  }
  return guests;
}

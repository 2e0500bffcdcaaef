import type { GuestLog, GuestRecord } from './guest-log.ts';

/** Guest logs that live as long as the process; `all` is for those who check. */
export function createMemoryGuestLog(): GuestLog & { all(): { host: string; record: GuestRecord }[] } {
  const hosts = new Map<string, GuestRecord[]>();
  return {
    read: async (host) => [...(hosts.get(host) ?? [])],
    async append(host, record) {
      const records = hosts.get(host);
      if (records) records.push(record);
      else hosts.set(host, [record]);
    },
    close: async () => undefined,
    all: () => [...hosts].flatMap(([host, records]) => records.map((record) => ({ host, record }))),
  };
}

import { callsOf } from '../calls.ts';
import type { History } from '../history.ts';
import type { AcceptedRequest } from '../snapshot.ts';

/** What W1 says of requests: an idempotent repetition is the same request, and `info` may have made servers or not. */
export function acceptedByCalls(history: Pick<History, 'calls'>): {
  accepted: AcceptedRequest[];
  deleted: string[];
  perhapsAccepted: number;
} {
  const accepted: AcceptedRequest[] = [];
  const keys = new Set<string>();
  const deleted = new Set<string>();
  let perhapsAccepted = 0;
  for (const { invoke, end } of callsOf(history)) {
    const { boot, server, project } = invoke;
    if (invoke.action === 'delete' && end?.type === 'ok' && server) deleted.add(server);
    if (!boot) continue;
    if (!end || end.type === 'info') perhapsAccepted += boot.count;
    if (end?.type !== 'ok') continue;
    const key = boot.key === undefined ? null : `${project} ${boot.key}`;
    if (key !== null && keys.has(key)) continue;
    if (key !== null) keys.add(key);
    const instanceUuids = (end.servers ?? []).map(({ id }) => id);
    accepted.push({ instanceUuids, count: boot.count, flavorRef: boot.flavorRef });
  }
  return { accepted, deleted: [...deleted], perhapsAccepted };
}

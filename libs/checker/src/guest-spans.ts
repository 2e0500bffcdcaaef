import type { Guest } from './snapshot.ts';
import type { GuestAct } from './history.ts';

interface End {
  readonly act: GuestAct;
  /** Within its host's log. */
  readonly position: number;
}

/** From when to when a guest ran on a host. */
export interface GuestSpan {
  readonly host: string;
  readonly attempt: number;
  readonly fromMs: number;
  /** Infinity: it runs still. */
  readonly toMs: number;
  readonly spawn: End;
  readonly destroy: End | null;
}

/** By server, in the order of each host's log. */
export function guestSpans(acts: readonly GuestAct[]): Map<string, GuestSpan[]> {
  const positions = new Map<string, number>();
  const spans = new Map<string, GuestSpan[]>();
  for (const act of acts) {
    const { host, instanceUuid, attempt, atMs } = act;
    const position = positions.get(host) ?? 0;
    positions.set(host, position + 1);
    const list = spans.get(instanceUuid) ?? [];
    spans.set(instanceUuid, list);
    if (act.act === 'spawn') {
      list.push({ host, attempt, fromMs: atMs, toMs: Infinity, spawn: { act, position }, destroy: null });
      continue;
    }
    const open = list.findLastIndex(
      (span) => span.host === host && span.attempt === attempt && span.destroy === null,
    );
    const span = list[open];
    if (span) list[open] = { ...span, toMs: atMs, destroy: { act, position } };
  }
  return spans;
}

/** The guests that run in the end. */
export const guestsLeft = (acts: readonly GuestAct[]): Guest[] =>
  [...guestSpans(acts)].flatMap(([instanceUuid, spans]) =>
    spans
      .filter(({ destroy }) => destroy === null)
      .map(({ host, attempt }) => ({ instanceUuid, host, attempt })),
  );

import { Instance, LedgerEvent } from '@cellflow/contracts-common';
import type { Codec, Init } from '@cellflow/contracts-common';
import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import type { LedgerEntry } from '@cellflow/store';
import type { CallRecord, GuestAct, History, Publication } from '../history.ts';
import { guestsLeft } from '../guest-spans.ts';
import { commitOf } from '../told.ts';

/** As it would be read: `create` leaves what is nested as it is given. */
const made = <T>(codec: Codec<T>, init: Init<T>): T => codec.decode(codec.encode(init));

/** The history with one server's record changed. */
export const editServer = (history: History, uuid: string, change: Init<Instance>): History => ({
  ...history,
  cells: history.cells.map((cell) => ({
    ...cell,
    instances: cell.instances.map((instance) =>
      instance.uuid === uuid ? made(Instance, { ...instance, ...change } as Init<Instance>) : instance,
    ),
  })),
});

export const editConsumer = (history: History, uuid: string, change: Init<ConsumerRecord>): History => ({
  ...history,
  placement: {
    ...history.placement,
    consumers: history.placement.consumers.map((each) =>
      each.uuid === uuid ? made(ConsumerRecord, { ...each, ...change } as Init<ConsumerRecord>) : each,
    ),
  },
});

export const editProvider = (history: History, uuid: string, change: Init<ProviderRecord>): History => ({
  ...history,
  placement: {
    ...history.placement,
    providers: history.placement.providers.map((each) =>
      each.uuid === uuid ? made(ProviderRecord, { ...each, ...change } as Init<ProviderRecord>) : each,
    ),
  },
});

/** The history with one scope's ledger changed. */
export function editLedger(
  history: History,
  scope: string,
  change: (entries: readonly LedgerEntry[]) => readonly LedgerEntry[],
): History {
  const edit = <T extends { readonly ledger: readonly LedgerEntry[] }>(state: T): T => ({
    ...state,
    ledger: change(state.ledger),
  });
  if (scope === 'api') return { ...history, api: edit(history.api) };
  if (scope === 'placement') return { ...history, placement: edit(history.placement) };
  return { ...history, cells: history.cells.map((cell) => (cell.name === scope ? edit(cell) : cell)) };
}

/** The history with more at the end of a ledger, each entry by a commit of its own. */
export const tell = (history: History, scope: string, ...events: readonly Init<LedgerEvent>[]): History =>
  editLedger(history, scope, (entries) => {
    const last = Number(commitOf(entries.at(-1)?.id ?? '0-0'));
    const told = events.map((event, at) => ({ id: `${last + 1 + at}-0`, event: made(LedgerEvent, event) }));
    return [...entries, ...told];
  });

/** The history with the first entry of this kind about this server changed; null takes it out. */
export const retell = (
  history: History,
  scope: string,
  [uuid, type]: readonly [string, string],
  change: ((event: LedgerEvent) => Init<LedgerEvent>) | null,
): History =>
  editLedger(history, scope, (entries) => {
    const at = entries.findIndex(({ event }) => event.instanceUuid === uuid && event.type === type);
    return entries.flatMap((entry, index) => {
      if (index !== at) return [entry];
      const changed = change?.(entry.event);
      const event = changed && made(LedgerEvent, { ...entry.event, ...changed } as Init<LedgerEvent>);
      return event ? [{ ...entry, event }] : [];
    });
  });

/** The history with another call of the API and its answer. */
export function call(
  history: History,
  invoke: Partial<CallRecord> & Pick<CallRecord, 'action'>,
  end: Partial<CallRecord> & { readonly tookMs?: number },
): History {
  const calls = history.calls ?? [];
  const last = calls.at(-1);
  const { tookMs = 5, ...answer } = end;
  const about = {
    ...{ process: 'mutant', project: last?.project ?? 'p', action: invoke.action },
    call: Math.max(0, ...calls.map((record) => record.call)) + 1,
  };
  const atMs = invoke.atMs ?? (last?.atMs ?? 0) + 1;
  const begun: CallRecord = { ...about, ...invoke, type: 'invoke', atMs };
  const ended: CallRecord = {
    ...about,
    project: begun.project,
    ...(begun.admin === undefined ? {} : { admin: begun.admin }),
    ...{ type: 'ok', status: 200, ...answer, atMs: atMs + tookMs },
  };
  return { ...history, calls: [...calls, begun, ended] };
}

const nothing = { method: '', messageId: '', callId: 0, replyTo: '', instanceUuid: '', attempt: 0 };

/** The history with another message at a broker. */
export const publish = (
  history: History,
  record: Partial<Publication> & Pick<Publication, 'vhost' | 'user' | 'kind'>,
): History => ({
  ...history,
  traffic: [...(history.traffic ?? []), { ...nothing, exchange: '', routingKey: '', ...record }],
});

/** The history with more in the hosts' logs, and with the guests that then run. */
export function act(history: History, ...acts: readonly GuestAct[]): History {
  const guestActs = [...(history.guestActs ?? []), ...acts];
  return { ...history, guestActs, guests: guestsLeft(guestActs) };
}

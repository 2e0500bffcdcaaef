import { toldByAll } from '@cellflow/checker';
import type { CallRecord, History, Publication } from '@cellflow/checker';
import type { BrokerTrace } from '@cellflow/checker';
import { askedToDelete } from '../runner/index.ts';
import type { Past } from '../runner/index.ts';

/**
 * What of a long history the next judgement needs. A request is settled when all its servers are gone from every store
 * and host at rest, and it was judged then with everything that happened to it. What happens to one of its servers
 * later is looked at like anything else, and has no beginning then, which no invariant lets pass.
 */
export interface Window {
  /** A whole history without what is settled. */
  view(history: History): History;
  /** The requests that are gone in a history at rest are settled from now on. */
  settle(history: History, trace: BrokerTrace): Past;
}

/** Calls of services that may yet be answered when a window begins. */
const openCalls = 2000;

export function createWindow(): Window {
  const settled = new Set<string>();
  /** The last entry of each ledger that was judged before. */
  let heads = new Map<string, string>();
  /** By host, how many acts were judged before. */
  let acts = new Map<string, number>();
  let whole: History | null = null;

  const judged = (scope: string, id: string) => !isAfter(id, heads.get(scope) ?? '');
  const isOver = (uuid: string) => uuid === '' || settled.has(uuid);
  const ledgerOf = (scope: string, ledger: History['api']['ledger']) =>
    settled.size === 0
      ? ledger
      : ledger.filter(({ id, event }) => !(judged(scope, id) && isOver(event.instanceUuid)));

  return {
    view(history) {
      whole = history;
      const { api, cells, placement, accepted, deleted, guestActs } = history;
      const place = new Map<string, number>();
      const open = (uuid: string) => !settled.has(uuid);
      const seen: History = {
        ...history,
        accepted: accepted?.filter(({ instanceUuids }) => instanceUuids.some(open)) ?? null,
        deleted: deleted.filter(open),
        guestActs:
          guestActs?.filter(({ host, instanceUuid }) => {
            const at = place.get(host) ?? 0;
            place.set(host, at + 1);
            return at >= (acts.get(host) ?? 0) || open(instanceUuid);
          }) ?? null,
        api: {
          ...api,
          mappings: api.mappings.filter(({ instanceUuid }) => open(instanceUuid)),
          ledger: ledgerOf('api', api.ledger),
        },
        cells: cells.map((cell) => ({
          ...cell,
          instances: cell.instances.filter(({ uuid, vmState }) => open(uuid) || vmState !== 'deleted'),
          ledger: ledgerOf(cell.name, cell.ledger),
        })),
        placement: {
          ...placement,
          consumers: placement.consumers.filter((each) => open(each.uuid) || each.allocations.length > 0),
          ledger: ledgerOf('placement', placement.ledger),
        },
      };
      return { ...seen, heads: headsIn(seen, history) };
    },
    settle(history, trace) {
      for (const uuid of goneRequests(history)) settled.add(uuid);
      heads = headsOf(whole ?? history);
      acts = new Map();
      for (const { host } of (whole ?? history).guestActs ?? []) acts.set(host, (acts.get(host) ?? 0) + 1);
      whole = null;
      const { length } = trace.traffic;
      trace.forget((each, at) => isDone(each, at < length - openCalls, settled));
      return {
        calls: openCallsOf(history.calls ?? [], settled),
        faults: (history.faults ?? []).filter(({ effect }) => (effect?.amount ?? 0) > 0),
      };
    },
  };
}

/** Casts belong to their server; calls and replies to each other. */
const isDone = ({ kind, instanceUuid }: Publication, old: boolean, settled: ReadonlySet<string>): boolean =>
  kind === 'call' ? old : kind !== 'cast' || instanceUuid === '' || settled.has(instanceUuid);

/** Servers of requests of which nothing is left anywhere but tombstones. */
function goneRequests(history: History): string[] {
  const { accepted, cells, api, placement, guests } = history;
  const left = new Set([
    ...cells.flatMap(({ instances }) =>
      instances.filter(({ vmState }) => vmState !== 'deleted').map(({ uuid }) => uuid),
    ),
    ...api.buildRequests.map(({ instanceUuid }) => instanceUuid),
    ...placement.consumers.filter(({ allocations }) => allocations.length > 0).map(({ uuid }) => uuid),
    ...(guests ?? []).map(({ instanceUuid }) => instanceUuid),
  ]);
  const asked = askedToDelete(history);
  const gone = (uuid: string) => asked.has(uuid) && !left.has(uuid);
  return (accepted ?? []).flatMap(({ instanceUuids }) => (instanceUuids.every(gone) ? instanceUuids : []));
}

/** Boots of requests that are not settled, deletes of their servers. Reads say all that they say by themselves. */
function openCallsOf(calls: readonly CallRecord[], settled: ReadonlySet<string>): CallRecord[] {
  const begun = new Map(
    calls.flatMap((each) => (each.type === 'invoke' ? [[each.call, each] as const] : [])),
  );
  const over = new Set<string>();
  for (const { call, type, servers = [] } of calls) {
    const key = begun.get(call)?.boot?.key;
    if (type === 'ok' && key !== undefined && servers.some(({ id }) => settled.has(id))) over.add(key);
  }
  return calls.filter(({ call, action }) => {
    const { boot, server = '' } = begun.get(call) ?? {};
    if (action === 'boot') return !over.has(boot?.key ?? '');
    return action === 'delete' && !settled.has(server);
  });
}

function headsOf({ api, placement, cells }: History): Map<string, string> {
  const all = [
    ['api', api.ledger] as const,
    ['placement', placement.ledger] as const,
    ...cells.map(({ name, ledger }) => [name, ledger] as const),
  ];
  return new Map(all.flatMap(([scope, ledger]) => (ledger.length > 0 ? [[scope, ledger.at(-1)!.id]] : [])));
}

/** Those whose entries were not left out. */
function headsIn(seen: History, whole: History): History['heads'] {
  const idsOf = (history: History) => new Set(toldByAll(history).map(({ scope, id }) => `${scope} ${id}`));
  const [left, all] = [idsOf(seen), idsOf(whole)];
  return whole.heads.filter(({ scope, id }) => left.has(`${scope} ${id}`) || !all.has(`${scope} ${id}`));
}

/** "<revision>-<n>", by number. */
function isAfter(id: string, other: string): boolean {
  if (other === '') return true;
  const [[revision, n], [before, m]] = [id, other].map((each) =>
    each.split('-').map(Number),
  ) as number[][] as [[number, number], [number, number]];
  return revision > before || (revision === before && n > m);
}

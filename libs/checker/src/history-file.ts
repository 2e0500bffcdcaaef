import { readFile, writeFile } from 'node:fs/promises';
import { Instance, LedgerEvent } from '@cellflow/contracts-common';
import type { Codec, Init } from '@cellflow/contracts-common';
import { BuildRequest, InstanceMapping } from '@cellflow/contracts-global';
import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import { defaultTerms } from './history.ts';
import type { History } from './history.ts';
import type { CellState } from './snapshot.ts';
import { scopesOf, toldBy } from './told.ts';

/** One line of the file: what kind of entry, where it is from, and the entry. */
interface Line {
  readonly kind: string;
  readonly scope?: string;
  readonly id?: string;
  readonly entry?: unknown;
}

/** Lists of plain records, by the name that they have in a history. null is told by `absent`. */
const lists = [
  ...(['accepted', 'calls', 'traffic', 'deadLetters', 'queues', 'faults', 'gauges', 'guestActs'] as const),
  ...(['guests', 'heads', 'texts'] as const),
] as const;

/** What no record holds. */
type Head = Pick<History, 'alternates' | 'deleted' | 'perhapsAccepted' | 'unread' | 'terms'> & {
  readonly cells: readonly string[];
  readonly absent: readonly string[];
};

/** A history as JSON lines, so that a verdict can be had again without the cloud. */
export function historyText(history: History): string {
  const { alternates, deleted, perhapsAccepted, unread, terms, api, placement, cells } = history;
  const absent = lists.filter((name) => history[name] === null);
  const head: Head = {
    ...{ alternates, deleted, perhapsAccepted, unread, terms, absent },
    cells: cells.map(({ name }) => name),
  };
  const records = (kind: string, entries: readonly object[], scope?: string): Line[] =>
    entries.map((entry) => ({ kind, scope, entry }));
  const lines: Line[] = [
    { kind: 'head', entry: head },
    ...lists.flatMap((name) => records(name, history[name] ?? [])),
    ...records('mapping', api.mappings),
    ...records('buildRequest', api.buildRequests),
    ...records('provider', placement.providers),
    ...records('consumer', placement.consumers),
    ...cells.flatMap(({ name, instances }) => records('instance', instances, name)),
    ...scopesOf(history).flatMap((scope) =>
      toldBy(history, scope).map(({ id, event }) => ({ kind: 'told', scope, id, entry: event })),
    ),
  ];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

/** As it would be read from a store: JSON has no defaults of absent fields. */
const made = <T>(codec: Codec<T>, { entry }: Line): T => codec.decode(codec.encode(entry as Init<T>));

/** Throws SyntaxError for a line that is no JSON, TypeError for a text without a head. */
export function historyFrom(text: string): History {
  const lines = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]));
  const head = lines.find(({ kind }) => kind === 'head')?.entry as Head | undefined;
  if (!head) throw new TypeError('this is no history: it has no head');
  const of = (kind: string, scope?: string) =>
    lines.filter((line) => line.kind === kind && (scope === undefined || line.scope === scope));
  const ledger = (scope: string) =>
    of('told', scope).map((line) => ({ id: line.id ?? '', event: made(LedgerEvent, line) }));
  const { cells, absent, ...rest } = head;
  const plain = lists.map((name) => [
    name,
    absent.includes(name) ? null : of(name).map(({ entry }) => entry),
  ]);
  return {
    ...(Object.fromEntries(plain) as Pick<History, (typeof lists)[number]>),
    ...rest,
    terms: { ...defaultTerms, ...rest.terms },
    api: {
      mappings: of('mapping').map((line) => made(InstanceMapping, line)),
      buildRequests: of('buildRequest').map((line) => made(BuildRequest, line)),
      ledger: ledger('api'),
    },
    cells: cells.map((name): CellState => ({
      name,
      instances: of('instance', name).map((line) => made(Instance, line)),
      ledger: ledger(name),
    })),
    placement: {
      providers: of('provider').map((line) => made(ProviderRecord, line)),
      consumers: of('consumer').map((line) => made(ConsumerRecord, line)),
      ledger: ledger('placement'),
    },
  };
}

export const saveHistory = (path: string, history: History): Promise<void> =>
  writeFile(path, historyText(history));

/** Rejects where the file cannot be read, and as `historyFrom` throws. */
export const loadHistory = async (path: string): Promise<History> =>
  historyFrom(await readFile(path, 'utf8'));

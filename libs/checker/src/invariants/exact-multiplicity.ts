import { bootOf } from '../calls.ts';
import { cite } from '../exhibits.ts';
import type { Exhibit } from '../exhibits.ts';
import type { History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { deletedServers, isLive, placedInstances } from '../views.ts';

/** I2. A request of unknown outcome may or may not have made its servers, so that as many strangers are let pass. */
export const exactMultiplicity: Invariant = {
  id: 'I2',
  name: 'exact multiplicity',
  statement: 'servers map one to one to (request, index): none twice, none missing, none from nowhere',
  needs: ['W1', 'W2'],
  atRest: true,
  check(history) {
    const search = new Search('I2');
    const records = new Map<string, { cell: string; cited: Exhibit }[]>();
    for (const { cell, instance } of placedInstances(history).filter(isLive)) {
      const list = records.get(instance.uuid) ?? [];
      records.set(instance.uuid, [...list, { cell, cited: cite.server(cell, instance) }]);
    }
    search.look(records.size);
    placedOnce(search, history, records);
    if (history.accepted) askedFor(search, history, records);
    return search;
  },
};

type Records = ReadonlyMap<string, readonly { readonly cell: string; readonly cited: Exhibit }[]>;

const citedOf = (records: Records, uuid: string) => (records.get(uuid) ?? []).map(({ cited }) => cited);

function placedOnce(search: Search, history: History, records: Records): void {
  const mappings = new Map(history.api.mappings.map((mapping) => [mapping.instanceUuid, mapping]));
  for (const [uuid, found] of records) {
    const cells = found.map(({ cell }) => cell);
    const cited = citedOf(records, uuid);
    if (cells.length > 1) search.say(uuid, `is in ${cells.length} cells: ${cells.join(', ')}`, cited);
    const mapping = mappings.get(uuid);
    if (!mapping) search.say(uuid, `is in ${cells.join(', ')} and no mapping knows it`, cited);
    else if (!cells.includes(mapping.cell)) {
      const shows = [cite.mapping(mapping), ...cited];
      search.say(uuid, `is mapped to "${mapping.cell}" and is in ${cells.join(', ')}`, shows);
    }
  }
}

function askedFor(search: Search, history: History, records: Records): void {
  const deleted = deletedServers(history);
  const wanted = new Set<string>();
  for (const { instanceUuids, count } of history.accepted ?? []) {
    const first = instanceUuids[0] ?? '';
    if (instanceUuids.length !== count) {
      search.say(first, `a request for ${count} servers got ${instanceUuids.length}`, bootOf(history, first));
    }
    for (const uuid of instanceUuids) {
      if (wanted.has(uuid)) search.say(uuid, 'stands for two accepted servers', bootOf(history, uuid));
      wanted.add(uuid);
      if (!records.has(uuid) && !deleted.has(uuid))
        search.say(uuid, 'was accepted and is nowhere', bootOf(history, uuid));
    }
  }
  const strangers = [...records.keys()].filter((uuid) => !wanted.has(uuid));
  if (strangers.length <= (history.perhapsAccepted ?? 0)) return;
  for (const uuid of strangers) search.say(uuid, 'nobody asked for it', citedOf(records, uuid));
}

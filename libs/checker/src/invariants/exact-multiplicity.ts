import type { Check, Violation } from '../snapshot.ts';
import { deletedServers, isLive, placedInstances } from '../views.ts';

/** I2: servers map one to one to (request, index): none twice, none missing, none from nowhere. */
export const exactMultiplicity: Check = (snapshot) => {
  const found: Violation[] = [];
  const say = (instanceUuid: string, message: string) =>
    found.push({ invariant: 'I2', instanceUuid, message });
  const cellsOf = new Map<string, string[]>();
  for (const { cell, instance } of placedInstances(snapshot).filter(isLive)) {
    cellsOf.set(instance.uuid, [...(cellsOf.get(instance.uuid) ?? []), cell]);
  }
  const mappings = new Map(snapshot.api.mappings.map((mapping) => [mapping.instanceUuid, mapping]));
  const deleted = deletedServers(snapshot);
  for (const [uuid, cells] of cellsOf) {
    if (cells.length > 1) say(uuid, `is in ${cells.length} cells: ${cells.join(', ')}`);
    const mapped = mappings.get(uuid)?.cell;
    if (mapped === undefined) say(uuid, `is in ${cells.join(', ')} and no mapping knows it`);
    else if (!cells.includes(mapped)) say(uuid, `is mapped to "${mapped}" and is in ${cells.join(', ')}`);
  }
  if (!snapshot.accepted) return found;
  const wanted = new Set<string>();
  for (const { instanceUuids, count } of snapshot.accepted) {
    if (instanceUuids.length !== count) {
      say(instanceUuids[0] ?? '', `a request for ${count} servers got ${instanceUuids.length}`);
    }
    for (const uuid of instanceUuids) {
      if (wanted.has(uuid)) say(uuid, 'stands for two accepted servers');
      wanted.add(uuid);
      if (!cellsOf.has(uuid) && !deleted.has(uuid)) say(uuid, 'was accepted and is nowhere');
    }
  }
  for (const uuid of cellsOf.keys()) if (!wanted.has(uuid)) say(uuid, 'nobody asked for it');
  return found;
};

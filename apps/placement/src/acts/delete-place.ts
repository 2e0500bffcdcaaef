import { LevelRecord } from '@cellflow/contracts-placement';
import { conflict } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import { laneOfLevel, requireLevel, requirePlace } from '../places/require-place.ts';
import type { PlaceName } from '../places/require-place.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

/** DELETE /affinity_levels/{level}/{place}. Throws 404, and 409 while providers are in it. */
export const deletePlaceAct = (
  { level: levelName, name }: PlaceName,
  origin: Origin,
  { graph }: Memory,
): Act<void> => ({
  lane: laneOfLevel(levelName),
  evaluate(view) {
    const level = requireLevel(view, levelName);
    const { aggregateUuid } = requirePlace(view, { level: levelName, name });
    // Whoever puts a host into it touches it.
    view.whole('place', aggregateUuid);
    const [slot] = graph.aggregates.get(aggregateUuid)?.members() ?? [];
    if (slot !== undefined)
      throw conflict(`The ${levelName} ${name} has hosts, among them ${graph.recordAt(slot).name}.`);
    const places = level.places.filter((place) => place.name !== name);
    view.put('level', LevelRecord.create({ ...level, places, updatedAtMs: origin.atMs }));
    view.remove('place', aggregateUuid);
    view.event({ ...origin, type: 'place.deleted', detail: { level: levelName, place: name } });
  },
});

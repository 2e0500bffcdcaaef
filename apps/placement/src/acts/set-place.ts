import { LevelRecord, PlaceRecord } from '@cellflow/contracts-placement';
import type { LevelPlace } from '@cellflow/contracts-placement';
import { conflict } from '../errors.ts';
import { laneOfLevel, requireLevel } from '../places/require-place.ts';
import type { PlaceName } from '../places/require-place.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

export interface PlaceWish extends PlaceName {
  /** The aggregate that it is to name; null: whichever it has. */
  readonly aggregate: string | null;
  /** The aggregate of a new place where none was wished for. */
  readonly fresh: string;
}

/**
 * PUT /affinity_levels/{level}/{place}: names an aggregate. Answers whether the place is new. Throws 404 for the level,
 * 409 where the place has another aggregate, or the aggregate is another place.
 */
export const setPlaceAct = (
  { level: levelName, name, aggregate, fresh }: PlaceWish,
  origin: Origin,
): Act<{ readonly place: LevelPlace; readonly created: boolean }> => ({
  lane: laneOfLevel(levelName),
  evaluate(view) {
    const level = requireLevel(view, levelName);
    const known = level.places.find((each) => each.name === name);
    if (known && (aggregate === null || aggregate === known.aggregateUuid))
      return { place: known, created: false };
    if (known) throw conflict(`The ${levelName} ${name} has the aggregate ${known.aggregateUuid}.`);
    const place = { name, aggregateUuid: aggregate ?? fresh };
    const other = view.get('place', place.aggregateUuid);
    if (other) throw conflict(`The aggregate ${place.aggregateUuid} is the ${other.level} ${other.name}.`);
    view.put(
      'level',
      LevelRecord.create({ ...level, places: [...level.places, place], updatedAtMs: origin.atMs }),
    );
    view.put('place', PlaceRecord.create({ ...place, level: levelName, updatedAtMs: origin.atMs }));
    view.event({
      ...origin,
      type: 'place.created',
      detail: { level: levelName, place: name, aggregate: place.aggregateUuid },
    });
    return { place, created: true };
  },
});

import { conflict } from '../errors.ts';
import { laneOfLevel, requireLevel } from '../places/require-place.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

/** DELETE /affinity_levels/{level}. Throws 404, and 409 while there are places at it. */
export const deleteLevelAct = (name: string, origin: Origin): Act<void> => ({
  lane: laneOfLevel(name),
  evaluate(view) {
    const [place] = requireLevel(view, name).places;
    if (place) throw conflict(`The affinity level ${name} has places, among them ${place.name}.`);
    view.remove('level', name);
    view.event({ ...origin, type: 'level.deleted', detail: { level: name } });
  },
});

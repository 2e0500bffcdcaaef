import { LevelRecord } from '@cellflow/contracts-placement';
import { laneOfLevel } from '../places/require-place.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

/** PUT /affinity_levels/{level}: makes the level, or changes its distance. Answers whether it is new. */
export const setLevelAct = (
  { name, distance }: { readonly name: string; readonly distance: number },
  origin: Origin,
): Act<{ readonly level: LevelRecord; readonly created: boolean }> => ({
  lane: laneOfLevel(name),
  evaluate(view) {
    const before = view.get('level', name);
    if (before?.distance === distance) return { level: before, created: false };
    const level = LevelRecord.create({ ...before, name, distance, updatedAtMs: origin.atMs });
    view.put('level', level);
    view.event({
      ...origin,
      type: before ? 'level.updated' : 'level.created',
      detail: { level: name, distance: String(distance) },
    });
    return { level, created: before === null };
  },
});

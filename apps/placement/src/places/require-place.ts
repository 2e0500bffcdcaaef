import type { LevelPlace, LevelRecord } from '@cellflow/contracts-placement';
import { badRequest, notFound } from '../errors.ts';

/** Where levels are looked up: a view, or the memory. */
export interface Levels {
  get(kind: 'level', name: string): LevelRecord | null;
}

/** A level and a place at it, by their names. */
export interface PlaceName {
  readonly level: string;
  readonly name: string;
}

/**
 * Levels and places are named in queries as "level:...", so there is no colon in them; and in paths, where "." and ".."
 * mean something else.
 */
export const placeNamePattern = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,64}$/;

/** Acts on a level and its places are in one lane; those on hosts are not: versions part them. */
export const laneOfLevel = (level: string): string => `level:${level}`;

/** Throws 404. */
export function requireLevel(view: Levels, name: string): LevelRecord {
  const level = view.get('level', name);
  if (!level) throw notFound(`There is no affinity level ${name}.`);
  return level;
}

/** Throws 404. */
export function requirePlace(view: Levels, { level, name }: PlaceName): LevelPlace {
  const place = requireLevel(view, level).places.find((each) => each.name === name);
  if (!place) throw notFound(`There is no ${level} ${name}.`);
  return place;
}

/** A place that a body names. Throws 400. */
export function requireNamedPlace(view: Levels, { level, name }: PlaceName): LevelPlace {
  const known = view.get('level', level);
  if (!known) throw badRequest(`There is no affinity level ${level}.`);
  const place = known.places.find((each) => each.name === name);
  if (!place) throw badRequest(`There is no ${level} ${name}.`);
  return place;
}

import { z } from 'zod';
import { shorten } from '@cellflow/rest';
import type { HostsWish } from '../../acts/add-hosts.ts';
import { badRequest } from '../../errors.ts';
import { placeNamePattern } from '../../places/require-place.ts';
import type { PlaceName } from '../../places/require-place.ts';
import { integer } from '../integer.ts';
import { readBody } from '../json-body.ts';
import { uuidField } from '../uuid.ts';

const levelSchema = z.strictObject({ distance: integer({ least: 1, most: 1_000_000 }).optional() });
const placeSchema = z.strictObject({ aggregate: uuidField.optional() });
const hostsSchema = z.strictObject({
  hosts: z.array(z.string().min(1).max(200)).optional(),
  places: z.array(z.strictObject({ level: z.string(), name: z.string() })).optional(),
});

/** Only a body that is not there may be left out: null is none. */
const orNothing = (body: unknown): unknown => (body === undefined ? {} : body);

/** The body of PUT /affinity_levels/{level}, and what there is without one. Throws 400. */
export const readLevel = (body: unknown): { distance: number } => ({
  distance: readBody(levelSchema, orNothing(body)).distance ?? 1,
});

/** The body of PUT /affinity_levels/{level}/{place}. Throws 400. */
export const readPlace = (body: unknown): { aggregate: string | null } => ({
  aggregate: readBody(placeSchema, orNothing(body)).aggregate ?? null,
});

/** The body of POST /affinity_levels/{level}/{place}/hosts. Throws 400. */
export function readHosts(body: unknown): Pick<HostsWish, 'hosts' | 'places'> {
  const { hosts = [], places = [] } = readBody(hostsSchema, body);
  return { hosts, places };
}

/** The level and the place of a path. */
export const placeNameOf = (params: Readonly<Record<string, string>>): PlaceName => ({
  level: params['level'] ?? '',
  name: params['place'] ?? '',
});

/** Throws 400 for a name that no level or place can have. */
export function checkPlaceName(name: string): void {
  if (!placeNamePattern.test(name))
    throw badRequest(`'${shorten(name)}' does not match '${placeNamePattern.source}'.`);
}

import type { LevelRecord, PlaceRecord, ProviderRecord } from '@cellflow/contracts-placement';
import { hostOf } from '../allocations/host-of.ts';
import { badRequest } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import type { PlaceRule } from './place-rule.ts';

/** What is to be near, in terms of aggregates: a host is as near as its own memberships say. */
export interface Target {
  /** The levels that count, each with the aggregates of the target's places at it; none where it has no place there. */
  readonly levels: readonly { readonly level: LevelRecord; readonly aggregates: readonly string[] }[];
}

/** Rules of place as rules of membership. */
export interface ResolvedPlaces {
  /** All of these sets, any aggregate of each. */
  readonly memberOf: readonly (readonly string[])[];
  readonly forbiddenAggregates: readonly string[];
  readonly near: readonly Target[];
}

/**
 * Turns rules of place into memberships: nothing but aggregates is looked at when candidates are searched. Throws 400
 * naming the level that is not known, the consumer that holds nothing, or whose host is in no place of the level.
 */
export function resolvePlaces(memory: Memory, rules: readonly PlaceRule[]): ResolvedPlaces {
  const memberOf: string[][] = [];
  const forbiddenAggregates: string[] = [];
  const near: Target[] = [];
  for (const rule of rules) {
    const level = rule.level === '' ? null : levelOf(memory, rule.level);
    const host = hostOfConsumer(memory, rule.consumerUuid);
    const places = placesOf(memory, host).filter((place) => !level || place.level === level.name);
    if (places.length === 0) {
      const where = level ? `${level.name} ` : '';
      throw badRequest(`The host ${host.name} of consumer ${rule.consumerUuid} is in no ${where}place.`);
    }
    const aggregates = places.map(({ aggregateUuid }) => aggregateUuid);
    if (rule.relation === 'same') memberOf.push(aggregates);
    else if (rule.relation === 'different') forbiddenAggregates.push(...aggregates);
    else near.push(targetOf(level ? [level] : [...memory.levels.all()], places));
  }
  return { memberOf, forbiddenAggregates, near };
}

/** The places that a host is in, by its aggregates. */
export const placesOf = (memory: Memory, { aggregates }: ProviderRecord): PlaceRecord[] =>
  aggregates.flatMap((uuid) => memory.places.get(uuid)?.record ?? []);

const targetOf = (levels: readonly LevelRecord[], places: readonly PlaceRecord[]): Target => ({
  levels: levels.map((level) => ({
    level,
    aggregates: places.filter((place) => place.level === level.name).map((place) => place.aggregateUuid),
  })),
});

function levelOf(memory: Memory, name: string): LevelRecord {
  const level = memory.levels.get(name)?.record;
  if (!level) throw badRequest(`There is no affinity level ${name}.`);
  return level;
}

function hostOfConsumer(memory: Memory, uuid: string): ProviderRecord {
  const allocations = memory.consumers.get(uuid)?.record.allocations ?? [];
  const host = hostOf(allocations, (provider) => memory.graph.get(provider)?.record ?? null);
  if (!host) throw badRequest(`Consumer ${uuid} holds nothing, so nothing is near it or away from it.`);
  return host;
}

import { hasTraits, isMember, roomFor, staysWithin } from './matching.ts';
import type { Model, Provider } from './model.ts';
import type { CandidateQuery, Group } from './operation.ts';

export type Allocations = Record<string, Record<string, number>>;
/** Suffix to the providers that satisfy its group. */
export type Mapping = Record<string, string[]>;

export interface Candidate {
  readonly allocations: Allocations;
  /** Every way in which groups may come to these allocations; Placement tells one of them. */
  readonly mappings: readonly Mapping[];
}

interface Choice {
  readonly suffix: string;
  readonly providers: readonly Provider[];
  /** One entry for each class, in any number of entries for one provider. */
  readonly amounts: readonly (readonly [Provider, string, number])[];
}

function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])), [[]]);
}

/** The members of the anchor's tree, and the sharing providers that have an aggregate in common with one of them. */
function within(anchor: string, trees: Map<string, Provider[]>, sharing: Provider[]): Provider[] {
  const members = trees.get(anchor) ?? [];
  const aggregates = new Set(members.flatMap((provider) => [...provider.aggregates]));
  const reached = sharing.filter((provider) => [...provider.aggregates].some((uuid) => aggregates.has(uuid)));
  return [...new Set([...members, ...reached])];
}

/** Every way to satisfy one group with the providers at hand. */
function choices(model: Model, suffix: string, group: Group, atHand: Provider[]): Choice[] {
  const { resources, traits = {}, memberOf = {}, inTree } = group;
  const wanted = Object.entries(resources);
  const able = atHand.filter((provider) => {
    const root = model.root(provider.uuid);
    // An aggregate of the root spans its tree for the group without a suffix only.
    const members = suffix === '' ? [provider, model.providers.get(root)!] : [provider];
    return (inTree === undefined || model.root(inTree) === root) && isMember(members, memberOf);
  });
  if (suffix !== '')
    return able
      .filter(
        (provider) =>
          hasTraits(provider.traits, traits) &&
          wanted.every(([name, amount]) => roomFor(model, provider, name, amount)),
      )
      .map((provider) => ({
        suffix,
        providers: [provider],
        amounts: wanted.map(([name, amount]) => [provider, name, amount] as const),
      }));
  const perClass = wanted.map(([name, amount]) =>
    able
      .filter((provider) => roomFor(model, provider, name, amount))
      .map((provider) => [provider, name, amount] as const),
  );
  return product(perClass)
    .map((amounts) => ({ suffix, amounts, providers: [...new Set(amounts.map(([provider]) => provider))] }))
    .filter(({ providers }) => hasTraits(new Set(providers.flatMap((one) => [...one.traits])), traits));
}

function areIsolated(combination: Choice[]): boolean {
  const alone = combination.filter(({ suffix, amounts }) => suffix !== '' && amounts.length > 0);
  return new Set(alone.map(({ providers }) => providers[0])).size === alone.length;
}

/** Whether one of the groups' providers is an ancestor of all the others, or all are one. */
function areInSubtree(model: Model, combination: Choice[], suffixes: readonly string[]): boolean {
  const uuids = combination
    .filter(({ suffix }) => suffixes.includes(suffix))
    .flatMap(({ providers }) => providers.map(({ uuid }) => uuid));
  return uuids.some((top) => uuids.every((uuid) => model.ancestry(uuid).includes(top)));
}

/** The sums by provider and class, or undefined where a sum does not fit although its parts do. */
function consolidate(model: Model, combination: Choice[]): Allocations | undefined {
  const sums: Allocations = {};
  for (const [{ uuid }, name, amount] of combination.flatMap(({ amounts }) => amounts)) {
    const resources = (sums[uuid] ??= {});
    resources[name] = (resources[name] ?? 0) + amount;
  }
  const fits = Object.entries(sums).every(([uuid, resources]) =>
    Object.entries(resources).every(([name, sum]) =>
      staysWithin(model, model.providers.get(uuid)!, name, sum),
    ),
  );
  return fits ? sums : undefined;
}

/** One text for equal things, whatever the order of their keys and of the lists in them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
  return `{${entries.sort().join()}}`;
}

/** Every candidate, by trying all choices of all groups at every root. Equal allocations are one candidate. */
export function candidates(model: Model, query: CandidateQuery): Candidate[] {
  const providers = [...model.providers.values()];
  const trees = new Map<string, Provider[]>();
  for (const provider of providers) {
    const root = model.root(provider.uuid);
    trees.set(root, [...(trees.get(root) ?? []), provider]);
  }
  const sharing = providers.filter(({ traits }) => traits.has('MISC_SHARES_VIA_AGGREGATE'));
  const found = new Map<string, { allocations: Allocations; mappings: Map<string, Mapping> }>();
  for (const anchor of trees.keys()) {
    if (!hasTraits(model.providers.get(anchor)!.traits, query.rootRequired ?? {})) continue;
    const atHand = within(anchor, trees, sharing);
    const groups = Object.entries(query.groups).map(([suffix, group]) =>
      choices(model, suffix, group, atHand),
    );
    for (const combination of product(groups)) {
      if (query.groupPolicy === 'isolate' && !areIsolated(combination)) continue;
      if (!(query.sameSubtrees ?? []).every((suffixes) => areInSubtree(model, combination, suffixes)))
        continue;
      const allocations = consolidate(model, combination);
      if (!allocations) continue;
      const mapping = Object.fromEntries(
        combination.map(({ suffix, providers }) => [suffix, providers.map(({ uuid }) => uuid)]),
      );
      const key = canonical(allocations);
      const candidate = found.get(key) ?? { allocations, mappings: new Map() };
      candidate.mappings.set(canonical(mapping), mapping);
      found.set(key, candidate);
    }
  }
  return [...found.values()].map((one) => ({ ...one, mappings: [...one.mappings.values()] }));
}

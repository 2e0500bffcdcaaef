import type { CandidateQuery, ListFilters, Membership, TraitRules } from './model/operation.ts';

/** In order and with repetitions; what is undefined is left out. */
type Parameter = readonly [name: string, value: string | number | undefined];

/** With the question mark, and as Placement's guide writes it: colons, commas and exclamation marks stay. */
export function queryString(parameters: readonly Parameter[]): string {
  const given = parameters.filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return text && `?${text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%21', '!')}`;
}

const resources = (suffix: string, amounts: Readonly<Record<string, number>> = {}): Parameter[] => {
  const text = Object.entries(amounts).map(([name, amount]) => `${name}:${amount}`);
  return text.length > 0 ? [[`resources${suffix}`, text.join()]] : [];
};

const traits = (name: string, { all = [], any = [], none = [] }: TraitRules = {}): Parameter[] => {
  const single = [...all, ...none.map((trait) => `!${trait}`)];
  const sets = any.map((set): Parameter => [name, `in:${set.join()}`]);
  return [...(single.length > 0 ? [[name, single.join()] as const] : []), ...sets];
};

const oneOf = (uuids: readonly string[]): string =>
  uuids.length === 1 ? uuids.join() : `in:${uuids.join()}`;
const membership = (suffix: string, { any = [], none = [] }: Membership = {}): Parameter[] => [
  ...any.map((set): Parameter => [`member_of${suffix}`, oneOf(set)]),
  ...(none.length > 0 ? [[`member_of${suffix}`, `!${oneOf(none)}`] as const] : []),
];

export const listParameters = (filters: ListFilters): Parameter[] => [
  ['name', filters.name],
  ['uuid', filters.uuid],
  ['in_tree', filters.inTree],
  ...resources('', filters.resources),
  ...traits('required', filters.traits),
  ...membership('', filters.memberOf),
];

export const candidateParameters = (query: CandidateQuery): Parameter[] => [
  ...Object.entries(query.groups).flatMap(([suffix, group]): Parameter[] => [
    ...resources(suffix, group.resources),
    ...traits(`required${suffix}`, group.traits),
    ...membership(suffix, group.memberOf),
    [`in_tree${suffix}`, group.inTree],
  ]),
  ['group_policy', query.groupPolicy],
  ...traits('root_required', query.rootRequired),
  ...(query.sameSubtrees ?? []).map((suffixes): Parameter => ['same_subtree', suffixes.join()]),
  ['limit', query.limit],
];

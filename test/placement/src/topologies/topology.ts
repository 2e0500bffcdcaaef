import type { Allocations, Mapping } from '../model/candidates.ts';
import type { CandidateQuery, Operation } from '../model/operation.ts';

export interface ProviderData {
  readonly uuid: string;
  readonly name: string;
  readonly parent: string | null;
  readonly inventories: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly traits: readonly string[];
  readonly aggregates: readonly string[];
}

export interface ExpectedCandidate {
  readonly allocations: Allocations;
  readonly mappings: Mapping;
}

export interface TopologyQuery {
  readonly title: string;
  readonly query: CandidateQuery;
  /** The whole set, in no order. */
  readonly candidates: readonly ExpectedCandidate[];
}

/** Providers and what must be found among them; parents come before their children. */
export interface Topology {
  readonly name: string;
  readonly providers: readonly ProviderData[];
  readonly queries: readonly TopologyQuery[];
}

/** c for a compute node, d for a sharing disk, a for an aggregate, b for a consumer (it borrows). */
type Kind = 'c' | 'd' | 'a' | 'b';

/** A uuid that can be read: ('c', 12, 1, 2) is c0000012-0001-4002-8000-..., child 2 of child 1 of compute node 12. */
export function uuid(kind: Kind, number: number, child = 0, grandchild = 0): string {
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  return `${kind}${digits(number, 7)}-${digits(child, 4)}-4${digits(grandchild, 3)}-8000-${digits(0, 12)}`;
}

/** A provider of which only what matters is said. */
export const provider = (
  data: Partial<ProviderData> & Pick<ProviderData, 'uuid' | 'name'>,
): ProviderData => ({
  parent: null,
  inventories: {},
  traits: [],
  aggregates: [],
  ...data,
});

/** A candidate of the group without a suffix alone: all of its providers satisfy that group. */
export const plain = (allocations: Allocations): ExpectedCandidate => ({
  allocations,
  mappings: { '': Object.keys(allocations) },
});

/** The operations that build the providers where there are none, with the custom classes and traits that they need. */
export function operationsFor(providers: readonly ProviderData[]): Operation[] {
  const customs = (names: string[]) => [...new Set(names)].filter((name) => name.startsWith('CUSTOM_'));
  const classes = customs(providers.flatMap(({ inventories }) => Object.keys(inventories)));
  const traits = customs(providers.flatMap((one) => [...one.traits]));
  return [
    ...classes.map((name): Operation => ({ act: 'createClass', class: name })),
    ...traits.map((trait): Operation => ({ act: 'createTrait', trait })),
    ...providers.flatMap((one): Operation[] => {
      const target = { provider: one.uuid, generation: 'current' } as const;
      return [
        { act: 'createProvider', provider: one.uuid, name: one.name, parent: one.parent },
        { act: 'putInventories', ...target, inventories: one.inventories },
        { act: 'putTraits', ...target, traits: one.traits },
        { act: 'putAggregates', ...target, aggregates: one.aggregates },
      ];
    }),
  ];
}

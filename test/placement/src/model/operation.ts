/**
 * What a request means by a generation. The first three are resolved against the model when the operation is played;
 * 'wrong type' is sent as it stands and is malformed.
 */
export type Generation = 'current' | 'stale' | 'null' | 'wrong type' | number | null;

/** By field name of Placement's inventory; unknown values so that malformed ones can be told too. */
export type InventoryFields = Readonly<Record<string, unknown>>;
export type InventoryTable = Readonly<Record<string, InventoryFields>>;

/** Traits that must all be there, sets of which one must be there, and traits that must not. */
export interface TraitRules {
  readonly all?: readonly string[];
  readonly any?: readonly (readonly string[])[];
  readonly none?: readonly string[];
}

/** A member of at least one aggregate of each set of `any`, and of none of `none`. */
export interface Membership {
  readonly any?: readonly (readonly string[])[];
  readonly none?: readonly string[];
}

export interface Group {
  /** Class to amount; empty for a group of traits only. */
  readonly resources: Readonly<Record<string, number>>;
  readonly traits?: TraitRules;
  readonly memberOf?: Membership;
  readonly inTree?: string;
}

export interface CandidateQuery {
  /** By suffix; '' is the group that several providers may satisfy together. */
  readonly groups: Readonly<Record<string, Group>>;
  readonly groupPolicy?: string;
  readonly rootRequired?: TraitRules;
  readonly sameSubtrees?: readonly (readonly string[])[];
  readonly limit?: number;
}

/** What one consumer is to hold: provider to class to amount. Empty allocations release. */
export interface Claim {
  readonly allocations: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly project: unknown;
  readonly user: unknown;
  readonly type: unknown;
  readonly generation: Generation;
  readonly mappings?: Readonly<Record<string, readonly string[]>>;
  /** If given, what has room when the operation is played takes the place of the allocations, counted from here. */
  readonly pick?: number;
}
export type Claims = Readonly<Record<string, Claim>>;

export interface Reshaped {
  readonly generation: Generation;
  readonly inventories: InventoryTable;
}

export interface ListFilters {
  readonly name?: string;
  readonly uuid?: string;
  readonly inTree?: string;
  readonly resources?: Readonly<Record<string, number>>;
  readonly traits?: TraitRules;
  readonly memberOf?: Membership;
}

/** Parameters by the name of the operation. Providers, consumers and aggregates are uuids. */
export interface Parameters {
  createProvider: { provider: string; name: unknown; parent?: string | null };
  /** Without `parent` it stays; null takes the provider out of its tree. */
  updateProvider: { provider: string; name: unknown; parent?: string | null };
  deleteProvider: { provider: string };
  putInventories: { provider: string; generation: Generation; inventories: InventoryTable };
  putInventory: { provider: string; class: string; generation: Generation; inventory: InventoryFields };
  postInventory: { provider: string; class: string; inventory: InventoryFields };
  deleteInventory: { provider: string; class: string };
  deleteInventories: { provider: string };
  putTraits: { provider: string; generation: Generation; traits: readonly unknown[] };
  deleteTraits: { provider: string };
  putAggregates: { provider: string; generation: Generation; aggregates: readonly unknown[] };
  putAllocations: { consumer: string; claim: Claim };
  postAllocations: { claims: Claims };
  deleteAllocations: { consumer: string };
  reshape: { inventories: Readonly<Record<string, Reshaped>>; claims: Claims };
  createClass: { class: string };
  deleteClass: { class: string };
  createTrait: { trait: string };
  deleteTrait: { trait: string };
  getProvider: { provider: string };
  listProviders: { filters: ListFilters };
  getInventories: { provider: string };
  getUsages: { provider: string };
  getProviderAllocations: { provider: string };
  getTraits: { provider: string };
  getAggregates: { provider: string };
  getAllocations: { consumer: string };
  projectUsages: { project: string; user?: string; type?: string };
  allocationCandidates: { query: CandidateQuery };
}

export type Act = keyof Parameters;
export type Operation<A extends Act = Act> = { [K in A]: { readonly act: K } & Readonly<Parameters[K]> }[A];

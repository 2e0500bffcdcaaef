import * as allocations from './allocations.ts';
import type { Answer } from './answer.ts';
import * as inventories from './inventories.ts';
import * as names from './names.ts';
import type { Act, Operation } from './operation.ts';
import * as providers from './providers.ts';
import * as qualities from './qualities.ts';
import * as reads from './reads.ts';
import { reshape } from './reshape.ts';
import { resolve } from './resolve.ts';

export interface Inventory {
  readonly total: number;
  readonly reserved: number;
  readonly min_unit: number;
  readonly max_unit: number;
  readonly step_size: number;
  readonly allocation_ratio: number;
}

export interface Provider {
  readonly uuid: string;
  name: string;
  parent: string | null;
  generation: number;
  inventories: Map<string, Inventory>;
  traits: Set<string>;
  aggregates: Set<string>;
}

export interface Consumer {
  readonly project: string;
  readonly user: string;
  readonly type: string;
  readonly generation: number;
  /** Provider to class to amount. */
  readonly allocations: Map<string, Map<string, number>>;
}

const acts: { [A in Act]: (model: Model, operation: Operation<A>) => Answer } = {
  ...providers,
  ...inventories,
  ...qualities,
  ...allocations,
  reshape,
  ...names,
  ...reads,
};

/**
 * Placement's REST API at microversion 1.39, as plainly as it can be said: maps, no index, no cache, one operation at
 * a time. It shares no code with the service that it is compared with.
 */
export class Model {
  providers = new Map<string, Provider>();
  consumers = new Map<string, Consumer>();
  customClasses = new Set<string>();
  customTraits = new Set<string>();

  /** Plays one operation; what is refused leaves everything as it was. */
  apply(operation: Operation): Answer {
    const act = acts[operation.act] as (model: Model, operation: Operation) => Answer;
    return act(this, resolve(this, operation));
  }

  copy(): Model {
    return Object.assign(new Model(), structuredClone({ ...this }));
  }

  /** The provider itself, its parent, and so on up to the root. */
  ancestry(uuid: string): string[] {
    const parent = this.providers.get(uuid)?.parent;
    return parent ? [uuid, ...this.ancestry(parent)] : [uuid];
  }

  root(uuid: string): string {
    return this.ancestry(uuid).at(-1) as string;
  }

  /** Amounts held by all consumers, or by those that `counts` accepts. */
  used(provider: string, resourceClass: string, counts: (consumer: string) => boolean = () => true): number {
    return [...this.consumers]
      .filter(([uuid]) => counts(uuid))
      .reduce((sum, [, { allocations }]) => sum + (allocations.get(provider)?.get(resourceClass) ?? 0), 0);
  }
}

import type { ProviderGraph } from '../graph/provider-graph.ts';
import type { Anchor } from './anchor.ts';
import { canSeat } from './can-seat.ts';
import { inAny } from './eligible.ts';
import type { Part, Query } from './query.ts';

/** One way to serve all parts of a query: the slot of the provider chosen for each. */
export type Choice = readonly number[];

/** Answers false to be shown no more. */
export type Take = (choice: Choice) => boolean;

/**
 * Finds the candidates of one anchor after the other.
 *
 * Depth first, part by part. What keeps wide and symmetric trees from exploding: parts that ask for the same are
 * chosen in one order only; a state that was met before, the same amounts taken of the same providers, is not entered
 * again, for what follows from it is the same; and parts are chosen only while all the rest can still find room.
 */
export class Solver {
  readonly #graph: ProviderGraph;
  readonly #query: Query;
  /** Per part: where in its options the choice is. */
  readonly #picked: number[] = [];
  /** Per part: the index of the member chosen. */
  readonly #chosen: number[] = [];
  /** Taken of each member, per class of the request. All zero between anchors. */
  #taken = new Float64Array();
  /** Members that isolated parts have. All zero between anchors. */
  #held = new Uint8Array();
  readonly #met = new Set<string>();
  #anchor: Anchor = { members: [], options: [] };
  #take: Take = () => false;

  constructor(graph: ProviderGraph, query: Query) {
    this.#graph = graph;
    this.#query = query;
  }

  /** Shows every candidate of an anchor to `take`, each once, until it answers false; returns false then. */
  solve(anchor: Anchor, take: Take): boolean {
    this.#anchor = anchor;
    this.#take = take;
    this.#met.clear();
    const { length } = anchor.members;
    if (this.#held.length < length) {
      this.#held = new Uint8Array(length);
      this.#taken = new Float64Array(length * this.#query.classes);
    }
    return this.#from(0);
  }

  /** Chooses for this part and all after it. */
  #from(at: number): boolean {
    const { parts, ambiguous } = this.#query;
    if (at === parts.length) {
      if (!this.#isWhole() || (ambiguous && !this.#isNew(this.#amounts()))) return true;
      return this.#take(this.#choice());
    }
    if (!this.#canSeatFrom(at)) return true;
    if (ambiguous && at > 0 && !this.#isNew(this.#stateBefore(at))) return true;
    const part = parts[at] as Part;
    const options = this.#anchor.options[at] as readonly number[];
    for (let pick = this.#firstPick(at, at); pick < options.length; pick += 1) {
      const member = options[pick] as number;
      if (part.isolated && this.#held[member] === 1) continue;
      if (!this.#hasRoom(part, member)) continue;
      this.#picked[at] = pick;
      this.#chosen[at] = member;
      this.#add(part, member, 1);
      const more = !this.#keepsSubtrees(at) || this.#from(at + 1);
      this.#add(part, member, -1);
      if (!more) return false;
    }
    return true;
  }

  /** Where the options of a part begin while the parts before `at` are chosen: behind what its twin has. */
  #firstPick(part: number, at: number): number {
    const { twin, isolated } = this.#query.parts[part] as Part;
    if (twin < 0) return 0;
    return twin < at ? (this.#picked[twin] as number) + (isolated ? 1 : 0) : this.#firstPick(twin, at);
  }

  /** What one part alone takes was looked at before: only where it comes on top of others is there more to see. */
  #hasRoom(part: Part, member: number): boolean {
    const slot = this.#anchor.members[member] as number;
    for (const need of part.needs) {
      const before = this.#taken[member * this.#query.classes + need.at] as number;
      if (before > 0 && !need.column.hasRoom(slot, before + need.amount)) return false;
    }
    return true;
  }

  #add(part: Part, member: number, sign: 1 | -1): void {
    if (part.isolated) this.#held[member] = sign === 1 ? 1 : 0;
    for (const need of part.needs) {
      const cell = member * this.#query.classes + need.at;
      this.#taken[cell] = (this.#taken[cell] as number) + sign * need.amount;
    }
  }

  /** Whether the parts from `at` on, each kind of competition by itself, can all find room. */
  #canSeatFrom(at: number): boolean {
    const { isolated, contended, classes } = this.#query;
    if (!this.#canSeat(isolated, at, (member) => 1 - (this.#held[member] as number))) return false;
    return contended.every(({ need, parts }) =>
      this.#canSeat(parts, at, (member) => {
        const taken = this.#taken[member * classes + need.at] as number;
        return Math.floor((need.column.room(this.#anchor.members[member] as number) - taken) / need.amount);
      }),
    );
  }

  #canSeat(parts: readonly number[], at: number, seatsAt: (member: number) => number): boolean {
    const last = parts.length - 1;
    // One alone is tried at once.
    if (last < 1 || (parts[last - 1] as number) < at) return true;
    const seekers = parts
      .filter((part) => part >= at)
      .map((part) => ({
        options: this.#anchor.options[part] as readonly number[],
        from: this.#firstPick(part, at),
      }));
    return canSeat(seekers, seatsAt);
  }

  #isNew(state: string): boolean {
    if (this.#met.has(state)) return false;
    this.#met.add(state);
    return true;
  }

  #amounts(): string {
    let amounts = '';
    for (let cell = 0; cell < this.#taken.length; cell += 1) {
      if (this.#taken[cell] !== 0) amounts += `,${cell}:${this.#taken[cell]}`;
    }
    return amounts;
  }

  /** All that the choices for this part and those after it depend on. */
  #stateBefore(at: number): string {
    const { parts, subtreeEnds } = this.#query;
    let state = `${at}${this.#amounts()}|${this.#held.join('')}`;
    for (let part = 0; part < at; part += 1) {
      const { subtrees, suffixed } = parts[part] as Part;
      const isOpen = subtrees.some((set) => (subtreeEnds[set] as number) >= at);
      const isTwin = parts.some((later, index) => index >= at && later.twin === part);
      if (isOpen || isTwin || !suffixed) state += `;${part}=${this.#chosen[part]}`;
    }
    return state;
  }

  /** The same_subtree sets that end with this part. */
  #keepsSubtrees(at: number): boolean {
    const { parts, subtreeEnds } = this.#query;
    for (const set of (parts[at] as Part).subtrees) {
      if (subtreeEnds[set] !== at) continue;
      const chosen: number[] = [];
      for (let part = 0; part <= at; part += 1) {
        if ((parts[part] as Part).subtrees.includes(set)) chosen.push(this.#chosen[part] as number);
      }
      if (!this.#haveOneAbove(chosen)) return false;
    }
    return true;
  }

  /** Whether one of these members is an ancestor of, or the same as, all the others. */
  #haveOneAbove(members: readonly number[]): boolean {
    const uuids = new Set(members.map((member) => this.#uuidOf(member)));
    return [...uuids].some((top) =>
      [...uuids].every((uuid) => {
        for (let above = uuid; above !== ''; above = this.#graph.get(above)?.record.parentUuid ?? '') {
          if (above === top) return true;
        }
        return false;
      }),
    );
  }

  #uuidOf(member: number): string {
    return this.#graph.recordAt(this.#anchor.members[member] as number).uuid;
  }

  #choice(): number[] {
    return this.#chosen.map((member) => this.#anchor.members[member] as number);
  }

  /** What can be said only of all parts together. */
  #isWhole(): boolean {
    const { parts, unsuffixed, nested } = this.#query;
    for (const sets of unsuffixed?.required ?? []) {
      const has = parts.some(
        (part, at) =>
          !part.suffixed && inAny(sets, this.#anchor.members[this.#chosen[at] as number] as number),
      );
      if (!has) return false;
    }
    if (nested) return true;
    const roots = new Map<string, number>();
    return this.#chosen.every((member) => {
      const { rootUuid } = this.#graph.recordAt(this.#anchor.members[member] as number);
      return (roots.get(rootUuid) ?? member) === member && roots.set(rootUuid, member);
    });
  }
}

import type { Cancel } from '@cellflow/platform';
import { StoreError } from '../store.ts';
import type { Continuity } from '../store.ts';
import type { Epoch } from './epoch.ts';
import { judge } from './judge.ts';
import type { Break, Found, Seen } from './judge.ts';

/** More than a store keeps. */
const epochsKnown = 64;

/** What one user of a scope has seen of it, and whether the store still is what was seen. */
export class Tracker {
  readonly #scope: string;
  readonly #listeners = new Set<(broken: Break) => void>();
  /** The newest first. */
  #epochs: readonly Epoch[] = [];
  #revision = 0;
  #recovering = false;
  #broken: Break | null = null;
  /** Rises whenever what was planned before has to be decided again. */
  turn = 0;

  constructor(scope: string) {
    this.#scope = scope;
  }

  get continuity(): Continuity {
    const { id = '', start = null } = this.#epochs[0] ?? {};
    return { epoch: id, start, recovering: this.#recovering, revision: this.#revision, broken: this.#broken };
  }

  /** What a commit is made on: what was seen, or where that is lost, what was found instead. */
  get base(): Seen {
    return this.#broken?.found ?? this.#seen;
  }

  /** Null while commits may be made. */
  get problem(): StoreError | null {
    return this.#broken && new StoreError('BACKWARDS', `store ${this.#scope}: ${this.#broken.reason}`);
  }

  get #seen(): Seen {
    return { epoch: this.#epochs[0]?.id ?? '', revision: this.#revision };
  }

  /**
   * A commit of this revision was made. Entries of the ledger do not count: they may be of an epoch that is not known
   * of yet, and come over a connection that is ahead of an answer on another one.
   */
  observe(revision: number): void {
    if (revision > this.#revision) this.#revision = revision;
  }

  /** For `take`: how far was seen now. */
  mark(): number {
    return this.#revision;
  }

  /** This user's own commit began an epoch. */
  begin(epoch: Epoch, revision: number): void {
    this.#epochs = [epoch, ...this.#epochs].slice(0, epochsKnown);
    this.#revision = revision;
    this.#recovering = epoch.start === 'recovering';
    this.#broken = null;
    if (epoch.start !== 'created') this.turn += 1;
  }

  /**
   * Takes what the store says of itself. True where it may be gone on as if nothing had been; false where whatever was
   * planned has to be decided again, or may not be done at all: `problem` tells. Others may have gone on from where the
   * store fell back to and come further than what was seen: it stays lost until the owner deals with it. A store that was
   * emptied or replaced may get its data back. `asked`: the mark of when the store was asked; what was seen since is not
   * in its answer.
   */
  take(found: Found, asked = this.mark()): boolean {
    const verdict = judge(
      { ...this.#seen, revision: asked, epochs: this.#epochs.map(({ id }) => id) },
      found,
    );
    const now = { epoch: found.epochs[0]?.id ?? '', revision: found.revision };
    const stays =
      this.#broken?.kind === 'backwards' && !verdict.dealtWith ? { ...this.#broken, found: now } : null;
    const broken = verdict.broken ?? stays;
    const isNew = broken && broken.found.epoch !== this.#broken?.found.epoch;
    if (broken && !verdict.dealtWith) {
      this.#broken = broken;
    } else {
      this.#broken = null;
      if (found.epochs.length > 0) this.#epochs = found.epochs;
      this.#recovering = isRecovering(found.epochs);
      if (broken) this.#revision = found.revision;
      else this.observe(found.revision);
    }
    if (isNew || verdict.dealtWith) this.turn += 1;
    if (broken && isNew) for (const tell of [...this.#listeners]) tell(broken);
    return !broken && !verdict.dealtWith;
  }

  onBackwards(tell: (broken: Break) => void): Cancel {
    this.#listeners.add(tell);
    return () => void this.#listeners.delete(tell);
  }
}

/** A server that was started anew meanwhile ends no recovery. */
const isRecovering = (epochs: readonly Epoch[]): boolean =>
  epochs.find(({ start }) => start !== 'resumed' && start !== 'blind')?.start === 'recovering';

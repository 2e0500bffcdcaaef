import type { NamedRecord } from '@cellflow/contracts-placement';
import { nameKinds } from '../names/name-kinds.ts';
import type { NameKind } from '../names/name-kinds.ts';
import { makeName } from '../providers/references.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

/** A class or trait. */
export interface Name {
  readonly kind: NameKind;
  readonly name: string;
}

/** The lane of acts on a name itself. Acts that have providers refer to it are never in it. */
export const laneOfName = ({ kind, name }: Name): string => `${nameKinds[kind].event}:${name}`;

/**
 * POST and PUT of a custom class or trait. `name` is a custom one.
 * Answers whether it is new.
 */
export const createNameAct = (
  { kind, name }: Name,
  origin: Origin,
): Act<{ readonly record: NamedRecord; readonly created: boolean }> => ({
  lane: laneOfName({ kind, name }),
  evaluate(view) {
    const known = view.get(kind, name);
    if (known) return { record: known, created: false };
    return { record: makeName(view, { kind, name, origin }), created: true };
  },
});

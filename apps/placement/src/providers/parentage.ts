import { ProviderRecord } from '@cellflow/contracts-placement';
import type { Origin } from '../acts/asker.ts';
import { badRequest } from '../errors.ts';
import type { PlacementError } from '../errors.ts';
import type { View } from '../writer/view.ts';

/** Makes an error of why a provider cannot be the parent of another. */
export type RefuseParent = (reason: string) => PlacementError;

const unknownParent = 'parent provider UUID does not exist.';

/**
 * The parent of a provider that is to be made: nothing can be below that yet, and where its uuid is taken that is what
 * has to be told. Throws 400 where there is none.
 */
export function parentOfNew(
  view: View,
  { uuid, name, parentUuid }: { readonly uuid: string; readonly name: string; readonly parentUuid: string },
): ProviderRecord {
  const refuse: RefuseParent = (reason) =>
    badRequest(
      `Unable to create resource provider "${name}", ${uuid}: Object action create failed because: ${reason}`,
    );
  if (parentUuid === uuid)
    throw refuse(
      'parent provider UUID cannot be same as UUID. Please set parent provider UUID to None if there is no parent.',
    );
  const parent = view.provider(parentUuid);
  if (!parent) throw refuse(unknownParent);
  return parent;
}

/** What is refused about a change of a provider's place. */
export const refuseMove =
  (uuid: string): RefuseParent =>
  (reason) =>
    badRequest(`Unable to save resource provider ${uuid}: Object action update failed because: ${reason}`);

/**
 * The provider that may become the parent of another. Throws what `refuse` makes where there is none, or where the two
 * would make a loop. Every provider above it is looked at, so that two moves which together make a loop cannot both be
 * made.
 */
export function parentFor(
  view: View,
  uuid: string,
  { parentUuid, refuse }: { readonly parentUuid: string; readonly refuse: RefuseParent },
): ProviderRecord {
  const parent = view.provider(parentUuid);
  if (!parent && uuid !== parentUuid) throw refuse(unknownParent);
  const seen = new Set([uuid]);
  for (let above = parentUuid; above !== ''; above = view.provider(above)?.parentUuid ?? '') {
    if (seen.has(above)) throw refuse('creating loop in the provider tree is not allowed.');
    seen.add(above);
  }
  return parent as ProviderRecord;
}

/** Puts everything below a provider under another root. */
export function moveDescendants(
  view: View,
  uuid: string,
  { rootUuid, origin }: { readonly rootUuid: string; readonly origin: Origin },
): void {
  const seen = new Set([uuid]);
  const move = (parentUuid: string): void => {
    view.whole('provider', parentUuid);
    for (const child of view.childrenOf(parentUuid)) {
      if (seen.has(child.uuid)) continue;
      seen.add(child.uuid);
      move(child.uuid);
      view.put('provider', ProviderRecord.create({ ...child, rootUuid, updatedAtMs: origin.atMs }));
    }
  };
  move(uuid);
}

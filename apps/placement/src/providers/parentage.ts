import { ProviderRecord } from '@cellflow/contracts-placement';
import type { Origin } from '../acts/asker.ts';
import { badRequest } from '../errors.ts';
import type { View } from '../writer/view.ts';

/**
 * The parent of a provider that is to be made: nothing can be below that yet, and where its uuid is taken that is what
 * has to be told. Throws 400 where there is none.
 */
export function parentOfNew(view: View, uuid: string, parentUuid: string): ProviderRecord {
  const parent = view.provider(parentUuid);
  if (!parent || parentUuid === uuid)
    throw badRequest(`parent_provider_uuid: parent provider UUID '${parentUuid}' does not exist`);
  return parent;
}

/**
 * The provider that may become the parent of another. Throws 400 where there is none, or where the two would make a
 * loop, naming the field. Every provider above it is looked at, so that two moves which together make a loop cannot both be made.
 */
export function parentFor(
  view: View,
  uuid: string,
  { parentUuid, field = 'parent_provider_uuid' }: { readonly parentUuid: string; readonly field?: string },
): ProviderRecord {
  const parent = view.provider(parentUuid);
  if (!parent && uuid !== parentUuid)
    throw badRequest(`${field}: parent provider UUID '${parentUuid}' does not exist`);
  const seen = new Set([uuid]);
  for (let above = parentUuid; above !== ''; above = view.provider(above)?.parentUuid ?? '') {
    if (seen.has(above))
      throw badRequest(
        `${field}: '${parentUuid}' is below '${uuid}' or is it: creating a loop in the provider tree is not allowed`,
      );
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

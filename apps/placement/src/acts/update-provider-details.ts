import type { ProviderRecord } from '@cellflow/contracts-placement';
import type { Memory } from '../memory/memory.ts';
import { changeProvider, requireProvider } from '../providers/change-provider.ts';
import { moveDescendants, parentFor, refuseMove } from '../providers/parentage.ts';
import { takeProviderName } from '../providers/provider-name.ts';
import { laneOf } from '../writer/lane.ts';
import type { View } from '../writer/view.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

export interface ProviderDetails {
  readonly uuid: string;
  readonly name: string;
  /** Null: none, the root of a tree; undefined: the one it has. */
  readonly parentUuid: string | null | undefined;
  /** Whether a parent may be taken away or replaced by another one (from 1.37). */
  readonly mayReparent: boolean;
}

/**
 * PUT /resource_providers/{uuid}: its name, and its place in a tree, with everything below it. Its generation stays.
 * Throws 404; 400 for a parent that there is not or that is below it, or that may not be replaced; 409 for a name that
 * is taken.
 */
export const updateProviderDetailsAct = (
  details: ProviderDetails,
  origin: Origin,
  memory: Memory,
): Act<ProviderRecord> => ({
  lane: laneOf(memory, [details.uuid]),
  evaluate(view) {
    const { uuid, name } = details;
    const before = requireProvider(view, uuid);
    const place = placeOf(view, before, details);
    takeProviderName(view, { uuid, name, before: before.name });
    if (name === before.name && place.parentUuid === before.parentUuid) return before;
    if (place.rootUuid !== before.rootUuid) moveDescendants(view, uuid, { rootUuid: place.rootUuid, origin });
    if (place.parentUuid !== '' && place.parentUuid !== before.parentUuid)
      view.touch('provider', place.parentUuid);
    const fields = { name, ...place };
    return changeProvider(view, before, { type: 'provider.updated', fields, bump: false, origin });
  },
});

function placeOf(view: View, before: ProviderRecord, { uuid, parentUuid, mayReparent }: ProviderDetails) {
  const refuse = refuseMove(uuid);
  const wanted = parentUuid === undefined ? before.parentUuid : (parentUuid ?? '');
  if (wanted === before.parentUuid) return { parentUuid: wanted, rootUuid: before.rootUuid };
  if (before.parentUuid !== '' && !mayReparent)
    throw refuse(`${wanted === '' ? 'un-parenting' : 're-parenting'} a provider is not currently allowed.`);
  return {
    parentUuid: wanted,
    rootUuid: wanted === '' ? uuid : parentFor(view, uuid, { parentUuid: wanted, refuse }).rootUuid,
  };
}

import { ProviderRecord } from '@cellflow/contracts-placement';
import { conflict, placementErrorCodes } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import { tellOfProvider } from '../providers/change-provider.ts';
import { parentOfNew } from '../providers/parentage.ts';
import { takeProviderName } from '../providers/provider-name.ts';
import { laneOf } from '../writer/lane.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

export interface NewProvider {
  readonly uuid: string;
  readonly name: string;
  /** Null: the root of a tree of its own. */
  readonly parentUuid: string | null;
}

/**
 * POST /resource_providers. A child belongs to the cell and the zone of its parent.
 * Throws 400 for a parent that there is not, 409 for a name or uuid that is taken.
 */
export const createProviderAct = (
  { uuid, name, parentUuid }: NewProvider,
  origin: Origin,
  memory: Memory,
): Act<ProviderRecord> => ({
  lane: laneOf(memory, [parentUuid ?? uuid]),
  evaluate(view) {
    const parent = parentUuid === null ? null : parentOfNew(view, { uuid, name, parentUuid });
    // Where both are taken the name is told, as by the database of Placement's own tests.
    takeProviderName(view, { uuid, name, before: null });
    if (view.provider(uuid))
      throw conflict(
        `Conflicting resource provider uuid: ${uuid} already exists.`,
        placementErrorCodes.duplicateName,
      );
    const provider = ProviderRecord.create({
      uuid,
      name,
      parentUuid: parent?.uuid,
      rootUuid: parent?.rootUuid ?? uuid,
      cell: parent?.cell,
      availabilityZone: parent?.availabilityZone,
      createdAtMs: origin.atMs,
      updatedAtMs: origin.atMs,
    });
    view.put('provider', provider);
    if (parent) view.touch('provider', parent.uuid);
    tellOfProvider(view, provider, { type: 'provider.created', origin });
    return provider;
  },
});

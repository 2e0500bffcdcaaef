import { conflict, placementErrorCodes } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import { requireProvider, tellOfProvider } from '../providers/change-provider.ts';
import { laneOf } from '../writer/lane.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';

/** DELETE /resource_providers/{uuid}. Throws 404, and 409 while it has children or anything of it is allocated. */
export const deleteProviderAct = (uuid: string, origin: Origin, memory: Memory): Act<void> => ({
  lane: laneOf(memory, [uuid]),
  evaluate(view) {
    const provider = requireProvider(view, uuid);
    view.whole('provider', uuid);
    // All of them are looked at, so that those which are gone are found out at once.
    const [child] = view.childrenOf(uuid).filter((each) => view.provider(each.uuid)?.parentUuid === uuid);
    if (child)
      throw conflict(
        `Unable to delete parent resource provider ${uuid}: It has child resource providers.`,
        placementErrorCodes.cannotDeleteParent,
      );
    if (provider.used.length > 0)
      throw conflict(
        `Unable to delete resource provider ${uuid}: Resource provider has allocations.`,
        placementErrorCodes.providerInUse,
      );
    view.remove('provider', uuid);
    view.freeName(provider.name);
    tellOfProvider(view, provider, { type: 'provider.deleted', origin });
  },
});

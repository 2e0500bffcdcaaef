import { areClaims, generationsMatch, providersExist, replaceAllocations } from './allocations.ts';
import { conflict, done, malformed, reshapesUnknown, unknownName } from './answer.ts';
import type { Answer } from './answer.ts';
import { replaceInventories } from './inventories.ts';
import type { Inventory, Model } from './model.ts';
import type { Operation } from './operation.ts';
import { inventoriesOf, isUuid } from './shapes.ts';

type Reshape = Operation<'reshape'>;

/**
 * Old and new inventories together, then the allocations, then the new inventories alone. Each step is a write that
 * bumps generations, so a provider whose inventories are reshaped moves by two, and by three if it is allocated from.
 */
function inSteps(model: Model, wanted: Map<string, Map<string, Inventory>>, reshape: Reshape) {
  for (const [uuid, inventories] of wanted) {
    const old = model.providers.get(uuid)?.inventories ?? [];
    const refused = replaceInventories(model, uuid, new Map([...old, ...inventories]));
    if (refused) return refused;
  }
  const refused = replaceAllocations(model, reshape.claims);
  if (refused) return refused;
  for (const [uuid, inventories] of wanted) {
    const inUse = replaceInventories(model, uuid, inventories);
    if (inUse) return inUse;
  }
  return undefined;
}

export function reshape(model: Model, operation: Reshape): Answer {
  const wanted = new Map<string, Map<string, Inventory>>();
  for (const [uuid, { generation, inventories }] of Object.entries(operation.inventories)) {
    const parsed = inventoriesOf(inventories);
    if (!parsed || !isUuid(uuid) || !Number.isInteger(generation)) return malformed;
    wanted.set(uuid, parsed);
  }
  if (!areClaims(operation.claims)) return malformed;
  for (const [uuid, { generation }] of Object.entries(operation.inventories)) {
    const provider = model.providers.get(uuid);
    if (!provider) return reshapesUnknown;
    if (provider.generation !== generation) return conflict;
  }
  if (!generationsMatch(model, operation.claims)) return conflict;
  if (!providersExist(model, operation.claims)) return unknownName;

  const trial = model.copy();
  const refused = inSteps(trial, wanted, operation);
  if (refused) return refused;
  Object.assign(model, trial);
  return done;
}

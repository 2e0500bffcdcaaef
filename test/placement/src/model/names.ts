import { created, done, inUse, malformed, missing, standardName } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Model } from './model.ts';
import type { Operation } from './operation.ts';

/** The standard names that tests use; the whole lists are os-resource-classes and os-traits. */
const standardClasses = ['VCPU', 'MEMORY_MB', 'DISK_GB', 'SRIOV_NET_VF'];
const standardTraits = [
  'MISC_SHARES_VIA_AGGREGATE',
  'HW_CPU_X86_AVX2',
  'HW_NIC_ACCEL_SSL',
  'STORAGE_DISK_SSD',
];
const custom = /^CUSTOM_[A-Z0-9_]+$/;

const isCustom = (name: string): boolean => custom.test(name) && name.length <= 255;
export const isClass = (model: Model, name: string): boolean =>
  standardClasses.includes(name) || model.customClasses.has(name);
export const isTrait = (model: Model, name: string): boolean =>
  standardTraits.includes(name) || model.customTraits.has(name);

function create(names: Set<string>, name: string): Answer {
  if (!isCustom(name)) return malformed;
  if (names.has(name)) return done;
  names.add(name);
  return created();
}

function remove(names: Set<string>, standard: string[], name: string, used: boolean): Answer {
  if (standard.includes(name)) return standardName;
  if (!names.has(name)) return missing;
  if (used) return inUse;
  names.delete(name);
  return done;
}

export const createClass = (model: Model, operation: Operation<'createClass'>): Answer =>
  create(model.customClasses, operation.class);

export function deleteClass(model: Model, { class: name }: Operation<'deleteClass'>): Answer {
  const used = [...model.providers.values()].some(({ inventories }) => inventories.has(name));
  return remove(model.customClasses, standardClasses, name, used);
}

export const createTrait = (model: Model, { trait }: Operation<'createTrait'>): Answer =>
  create(model.customTraits, trait);

export function deleteTrait(model: Model, { trait }: Operation<'deleteTrait'>): Answer {
  const used = [...model.providers.values()].some(({ traits }) => traits.has(trait));
  return remove(model.customTraits, standardTraits, trait, used);
}

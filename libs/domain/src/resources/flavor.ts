import type { Amount } from './amount.ts';

/** Nova's flavor: memory and swap in MiB, disks in GiB. */
export interface FlavorLike {
  readonly vcpus: number;
  readonly memoryMb: number;
  readonly rootGb: number;
  readonly ephemeralGb: number;
  readonly swapMb: number;
  readonly extraSpecs: Readonly<Record<string, string>>;
}

/** What a flavor asks of placement: one unsuffixed request group. */
export interface FlavorRequest {
  readonly resources: readonly Amount[];
  /** All of these sets, any trait of each. */
  readonly requiredTraits: readonly (readonly string[])[];
  readonly forbiddenTraits: readonly string[];
}

/** A flavor that cannot be understood. The message names the extra spec. */
export class FlavorError extends Error {
  override readonly name = 'FlavorError';
}

/** Our own extra spec: `in:A,B` (any of these traits); several sets are separated by ";". */
export const anyTraitKey = 'cellflow:required';

const resourcePrefix = 'resources:';
const traitPrefix = 'trait:';
const namePattern = /^[A-Z0-9_]{1,255}$/;

/**
 * Turns a flavor into amounts and traits. Extra specs `resources:CLASS=n` replace the flavor's own amount (0 drops the
 * class); `trait:X=required|forbidden` name traits. nova/scheduler/utils.py: ResourceRequest.
 * Throws FlavorError naming the extra spec at fault.
 */
export function requestOfFlavor(flavor: FlavorLike): FlavorRequest {
  const amounts = new Map(Object.entries(standardResources(flavor)));
  const requiredTraits: string[][] = [];
  const forbiddenTraits: string[] = [];
  for (const [key, value] of Object.entries(flavor.extraSpecs)) {
    if (key.startsWith(resourcePrefix)) {
      amounts.set(checkedName(key, key.slice(resourcePrefix.length)), wholeAmount(key, value));
    } else if (key.startsWith(traitPrefix)) {
      const trait = checkedName(key, key.slice(traitPrefix.length));
      if (value === 'required') requiredTraits.push([trait]);
      else if (value === 'forbidden') forbiddenTraits.push(trait);
      else throw new FlavorError(`extra spec ${key}: expected "required" or "forbidden", got "${value}"`);
    } else if (key === anyTraitKey) {
      requiredTraits.push(...anyOfSets(value));
    }
  }
  const resources = [...amounts]
    .filter(([, amount]) => amount > 0)
    .map(([resourceClass, amount]) => ({ resourceClass, amount }));
  if (resources.length === 0) throw new FlavorError('the flavor asks for no resources at all');
  return { resources, requiredTraits, forbiddenTraits };
}

/** What the flavor's own fields ask for. Swap is in MiB and disk in whole GiB: it is rounded up. */
function standardResources(flavor: FlavorLike): Record<string, number> {
  return {
    VCPU: flavor.vcpus,
    MEMORY_MB: flavor.memoryMb,
    DISK_GB: flavor.rootGb + flavor.ephemeralGb + Math.ceil(flavor.swapMb / 1024),
  };
}

function anyOfSets(value: string): string[][] {
  const sets = value
    .split(';')
    .map((set) => set.trim())
    .filter((set) => set !== '');
  return sets.map((set) => {
    if (!set.startsWith('in:')) {
      throw new FlavorError(`extra spec ${anyTraitKey}: expected "in:TRAIT,TRAIT", got "${set}"`);
    }
    return set
      .slice('in:'.length)
      .split(',')
      .map((trait) => checkedName(anyTraitKey, trait.trim()));
  });
}

function checkedName(key: string, name: string): string {
  if (namePattern.test(name)) return name;
  throw new FlavorError(`extra spec ${key}: "${name}" is no name of capitals, digits and "_"`);
}

function wholeAmount(key: string, value: string): number {
  const amount = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isInteger(amount)) return amount;
  throw new FlavorError(`extra spec ${key}: expected a whole number, got "${value}"`);
}

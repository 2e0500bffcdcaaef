import { shorten } from '@cellflow/rest';
import { badQuery } from './parameters.ts';

/** Traits that a provider must and must not have. */
export interface TraitWish {
  /** At least one trait of each set. */
  readonly required: readonly (readonly string[])[];
  readonly forbidden: readonly string[];
}

/** The first minor versions of `!T`, and of `in:A,B` and of repeating the parameter. */
const forbiddenSince = 22;
const anyOfSince = 39;

/**
 * `required=T1,!T2` and, from 1.39, `required=in:A,B`, of which several are a conjunction; before, the last of several
 * counts. `!!!T` is T forbidden, as in Placement. Whether such traits exist is not looked at. Throws 400 naming the
 * parameter, also where it contradicts itself.
 */
export function parseRequired(parameter: string, values: readonly string[], minor: number): TraitWish {
  const required: string[][] = [];
  const forbidden: string[] = [];
  for (const value of minor >= anyOfSince ? values : values.slice(-1)) {
    if (minor >= anyOfSince && value.startsWith('in:')) {
      required.push(parseAnyOf(parameter, value));
      continue;
    }
    const wish = parseTraitList(parameter, value, minor);
    required.push(...wish.required);
    forbidden.push(...wish.forbidden);
  }
  refuseConflict(parameter, { required, forbidden });
  return { required, forbidden };
}

/** `root_required=T1,!T2`, whose version knows forbidden traits and no `in:`. Throws 400. */
export function parseRootRequired(value: string): TraitWish {
  const wish = parseTraitList('root_required', value, forbiddenSince);
  if (value.startsWith('in:')) throw malformed('root_required', value, forbiddenSince);
  refuseConflict('root_required', wish);
  return wish;
}

function parseTraitList(parameter: string, value: string, minor: number) {
  const required: string[][] = [];
  const forbidden: string[] = [];
  for (const entry of value.split(',')) {
    const trait = entry.replace(/^!+/, '');
    if (trait === '' || (trait !== entry && minor < forbiddenSince)) throw malformed(parameter, value, minor);
    if (trait === entry) required.push([trait]);
    else forbidden.push(trait);
  }
  return { required, forbidden };
}

function parseAnyOf(parameter: string, value: string): string[] {
  const traits = value.slice('in:'.length).split(',');
  if (traits.some((trait) => trait === '' || trait.startsWith('!')))
    throw malformed(parameter, value, anyOfSince);
  return traits;
}

function malformed(parameter: string, value: string, minor: number) {
  const form =
    minor >= anyOfSince
      ? 'HW_CPU_X86_VMX,!CUSTOM_MAGIC or in:HW_CPU_X86_VMX,CUSTOM_MAGIC'
      : minor >= forbiddenSince
        ? 'HW_CPU_X86_VMX,!CUSTOM_MAGIC'
        : 'HW_CPU_X86_VMX,CUSTOM_MAGIC';
  return badQuery(`Expected '${parameter}' parameter value of the form: ${form}. Got: "${shorten(value)}"`);
}

/** A set whose every trait is forbidden can never be had. */
function refuseConflict(parameter: string, { required, forbidden }: TraitWish): void {
  const impossible = required.filter((anyOf) => anyOf.every((trait) => forbidden.includes(trait)));
  if (impossible.length === 0) return;
  const traits = [...new Set(impossible.flat())].join(', ');
  throw badQuery(
    `Conflicting required and forbidden traits found in the following traits keys: ${parameter}: (${shorten(traits)})`,
  );
}

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
    if (value.startsWith('in:')) {
      if (minor < anyOfSince) throw tooEarly(value);
      required.push(parseAnyOf(value));
      continue;
    }
    const wish = parseTraitList('required', value, minor);
    required.push(...wish.required);
    forbidden.push(...wish.forbidden);
  }
  refuseConflict(parameter, { required, forbidden });
  return { required, forbidden };
}

/** `root_required=T1,!T2`, whose version knows forbidden traits and no `in:`. Throws 400. */
export function parseRootRequired(value: string): TraitWish {
  if (value.startsWith('in:')) throw malformed('root_required', value, forbiddenSince);
  const wish = parseTraitList('root_required', value, forbiddenSince);
  const conflicts = impossible(wish);
  if (conflicts.length > 0)
    throw badQuery(
      `Conflicting required and forbidden traits found in root_required: ${shorten(conflicts.join(', '))}`,
    );
  return wish;
}

function parseTraitList(parameter: string, value: string, minor: number) {
  const required: string[][] = [];
  const forbidden: string[] = [];
  for (const entry of value.split(',').map((text) => text.trim())) {
    const trait = entry.replace(/^!+/, '');
    if (trait === '' || (trait !== entry && minor < forbiddenSince)) throw malformed(parameter, value, minor);
    if (trait === entry) required.push([trait]);
    else forbidden.push(trait);
  }
  return { required, forbidden };
}

function parseAnyOf(value: string): string[] {
  const traits = value
    .slice('in:'.length)
    .split(',')
    .map((text) => text.trim());
  if (traits.some((trait) => trait === '' || trait.startsWith('!')))
    throw malformed('required', value, anyOfSince);
  return traits;
}

const tooEarly = (value: string) =>
  badQuery(
    `The format 'in:HW_CPU_X86_VMX,CUSTOM_MAGIC' only supported since microversion 1.39. Got: "${shorten(value)}"`,
  );

function malformed(parameter: string, value: string, minor: number) {
  const form =
    minor >= anyOfSince
      ? 'HW_CPU_X86_VMX,!CUSTOM_MAGIC or in:HW_CPU_X86_VMX,CUSTOM_MAGIC'
      : minor >= forbiddenSince
        ? 'HW_CPU_X86_VMX,!CUSTOM_MAGIC'
        : 'HW_CPU_X86_VMX,CUSTOM_MAGIC';
  return badQuery(`Expected '${parameter}' parameter value of the form: ${form}. Got: "${shorten(value)}"`);
}

/** The traits of sets that can never be had, because every trait of them is forbidden. */
function impossible({ required, forbidden }: TraitWish): string[] {
  const sets = required.filter((anyOf) => anyOf.every((trait) => forbidden.includes(trait)));
  return [...new Set(sets.flat())].sort();
}

function refuseConflict(parameter: string, wish: TraitWish): void {
  const traits = impossible(wish);
  if (traits.length === 0) return;
  throw badQuery(
    `Conflicting required and forbidden traits found in the following traits keys: ${parameter}: (${shorten(traits.join(', '))})`,
  );
}

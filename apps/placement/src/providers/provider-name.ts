import { conflict, placementErrorCodes } from '../errors.ts';
import type { View } from '../writer/view.ts';

/** The longest name of a provider, in characters. */
export const maxNameLength = 200;

/** Gives a provider a name, and frees the one it had; `before` is null for a new one. Throws 409 for a name that is taken. */
export function takeProviderName(
  view: View,
  { uuid, name, before }: { readonly uuid: string; readonly name: string; readonly before: string | null },
): void {
  if (name === before) return;
  const owner = view.ownerOfName(name);
  if (owner !== null && (owner !== uuid || before === null))
    throw conflict(
      `Conflicting resource provider name: ${name} already exists.`,
      placementErrorCodes.duplicateName,
    );
  if (before !== null) view.freeName(before);
  view.takeName(name, uuid);
}

import { shorten } from '@cellflow/rest';
import { notFound } from '../../errors.ts';
import { isKnownTrait } from '../../names/known-names.ts';
import { nameKinds } from '../../names/name-kinds.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';

/** GET /traits/{name}: 204 where there is one. */
export async function showTrait({ params }: Call, { replica, memory }: Engine): Promise<Answer> {
  const name = params['name']!;
  await replica.current();
  if (!isKnownTrait(memory, name)) throw notFound(nameKinds.trait.refusals.unknown(shorten(name)));
  return { status: 204, lastModifiedMs: memory.traits.get(name)?.record.updatedAtMs || undefined };
}

import { shorten } from '@cellflow/rest';
import { notFound } from '../../errors.ts';
import { isKnownClass } from '../../names/known-names.ts';
import { nameKinds } from '../../names/name-kinds.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { showClass } from '../views/resource-class.ts';

/** GET /resource_classes/{name}. */
export async function showResourceClass({ params }: Call, { replica, memory }: Engine): Promise<Answer> {
  const name = params['name']!;
  await replica.current();
  if (!isKnownClass(memory, name)) throw notFound(nameKinds.resourceClass.refusals.unknown(shorten(name)));
  return ok(showClass(name), memory.resourceClasses.get(name)?.record.updatedAtMs || undefined);
}

import { standardResourceClasses } from '../../names/standard-resource-classes.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { checkParameters } from '../query/parameters.ts';
import { newestOf } from '../views/names.ts';
import { showClass } from '../views/resource-class.ts';

/** GET /resource_classes: the standard ones, then the custom ones. */
export async function listResourceClasses(
  { query, minor }: Call,
  { replica, memory }: Engine,
): Promise<Answer> {
  checkParameters(query, minor, {});
  await replica.current();
  const custom = [...memory.resourceClasses.all()];
  const names = [...standardResourceClasses, ...custom.map(({ name }) => name)];
  return ok({ resource_classes: names.map(showClass) }, newestOf(custom));
}

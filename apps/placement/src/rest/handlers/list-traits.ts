import { standardTraits } from '../../names/standard-traits.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { parseTraitList } from '../query/trait-list.ts';
import { newestOf } from '../views/names.ts';

/** GET /traits: the standard ones, then the custom ones. */
export async function listTraits({ query, minor }: Call, { replica, memory }: Engine): Promise<Answer> {
  const filter = parseTraitList(query, minor);
  await replica.current();
  const wanted = (name: string) =>
    filter.named(name) && (filter.associated === null || filter.associated === memory.graph.hasTrait(name));
  const custom = [...memory.traits.all()].filter(({ name }) => wanted(name));
  const traits = [...standardTraits.filter(wanted), ...custom.map(({ name }) => name)];
  return ok({ traits }, newestOf(custom));
}

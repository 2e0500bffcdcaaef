import { addHostsAct } from '../../acts/add-hosts.ts';
import { originOf } from '../../acts/asker.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { placeNameOf, readHosts } from '../inputs/place-bodies.ts';

/**
 * POST /affinity_levels/{level}/{place}/hosts: says how many were put there, and how many were there already.
 * Differs: the Placement API has no such route.
 */
export async function addHosts(
  { body, params, requestId }: Call,
  { writer, memory, platform, replica }: Engine,
): Promise<Answer> {
  await replica.current();
  const wish = { place: placeNameOf(params), ...readHosts(body) };
  return ok(await writer.perform(addHostsAct(wish, originOf({ requestId }, platform), memory)));
}

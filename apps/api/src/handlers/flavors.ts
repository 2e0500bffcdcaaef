import { Flavor } from '@cellflow/contracts-common';
import type { Api } from '../api.ts';
import type { Answer, Call } from '../call.ts';
import { lastOf, ok } from '../call.ts';
import { badRequest, conflict, flavorNotFound, shorten } from '../errors.ts';
import { requireAdmin } from '../require-admin.ts';
import { readFlavor } from '../inputs/create-flavor.ts';
import { nextLink, readLimit } from '../inputs/paging.ts';
import { flavorDetail, flavorSummary } from '../views/flavor.ts';

/** GET /flavors. */
export const listFlavorsBrief = (call: Call, api: Api) => list(call, api, flavorSummary);

/** GET /flavors/detail. */
export const listFlavorsDetail = (call: Call, api: Api) => list(call, api, flavorDetail);

async function list(call: Call, api: Api, view: typeof flavorDetail | typeof flavorSummary): Promise<Answer> {
  const limit = readLimit(call.query);
  const flavors = visibleTo(call, await api.flavors.list());
  const marker = lastOf(call.query, 'marker');
  const from = marker === undefined ? 0 : flavors.findIndex((flavor) => flavor.flavorid === marker) + 1;
  if (marker !== undefined && from === 0)
    throw badRequest(`Invalid input for query parameters marker. marker [${shorten(marker)}] not found.`);
  const page = flavors.slice(from, from + limit);
  const last = page.at(-1);
  const more = last && from + page.length < flavors.length;
  return ok({
    flavors: page.map((flavor) => view(flavor, call)),
    ...(more ? { flavors_links: [nextLink(`${call.origin}${call.path}`, call.query, last.flavorid)] } : {}),
  });
}

/** An admin may ask for public ones, private ones, or both; others see the public ones. */
function visibleTo(call: Call, flavors: readonly Flavor[]): Flavor[] {
  const asked = (lastOf(call.query, 'is_public') ?? 'true').toLowerCase();
  if (!call.identity.isAdmin || ['true', '1', 'yes', 't', 'on'].includes(asked))
    return flavors.filter((flavor) => flavor.isPublic);
  if (asked === 'none') return [...flavors];
  if (['false', '0', 'no', 'f', 'off'].includes(asked)) return flavors.filter((flavor) => !flavor.isPublic);
  throw badRequest(`Invalid input for query parameters is_public. Value: ${shorten(asked)}.`);
}

/** The flavor a path names. Throws 404, also for a private one that is not the asker's to see. */
export async function requireFlavor(call: Call, api: Api) {
  const id = call.params['id']!;
  const stored = await api.flavors.get(id);
  if (!stored || (!stored.flavor.isPublic && !call.identity.isAdmin)) throw flavorNotFound(id);
  return stored;
}

/** GET /flavors/{id}. */
export async function showFlavor(call: Call, api: Api): Promise<Answer> {
  const { flavor } = await requireFlavor(call, api);
  return ok({ flavor: flavorDetail(flavor, call) });
}

/** POST /flavors. */
export async function createFlavor(call: Call, api: Api): Promise<Answer> {
  requireAdmin(call, 'os_compute_api:os-flavor-manage:create');
  const flavor = Flavor.create(readFlavor(call.body, call.minor, () => api.platform.ids.uuid()));
  const known = await api.flavors.list();
  if (known.some((other) => other.name === flavor.name))
    throw conflict(`Flavor with name ${flavor.name} already exists.`);
  if (!(await api.flavors.create(flavor, api.platform.clock.now())))
    throw conflict(`Flavor with ID ${flavor.flavorid} already exists.`);
  return ok({ flavor: flavorDetail(flavor, call) });
}

/** DELETE /flavors/{id}. Servers keep the flavor they were built with. */
export async function deleteFlavor(call: Call, api: Api): Promise<Answer> {
  requireAdmin(call, 'os_compute_api:os-flavor-manage:delete');
  const id = call.params['id']!;
  if (!(await api.flavors.remove(id))) throw flavorNotFound(id);
  return { status: 202 };
}

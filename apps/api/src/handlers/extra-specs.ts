import { Flavor } from '@cellflow/contracts-common';
import type { Api } from '../api.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { notFound, shorten, unavailable } from '../errors.ts';
import { readExtraSpecs } from '../inputs/create-flavor.ts';
import { requireAdmin } from '../require-admin.ts';
import { requireFlavor } from './flavors.ts';

const maxTries = 5;

/** GET /flavors/{id}/os-extra_specs. */
export async function listExtraSpecs(call: Call, api: Api): Promise<Answer> {
  return ok({ extra_specs: (await requireFlavor(call, api)).flavor.extraSpecs });
}

/** GET /flavors/{id}/os-extra_specs/{key}. */
export async function showExtraSpec(call: Call, api: Api): Promise<Answer> {
  const key = call.params['key']!;
  const { extraSpecs } = (await requireFlavor(call, api)).flavor;
  if (!Object.hasOwn(extraSpecs, key)) throw noSuchSpec(call);
  return ok({ [key]: extraSpecs[key] });
}

/** POST /flavors/{id}/os-extra_specs: adds to what is there. */
export async function createExtraSpecs(call: Call, api: Api): Promise<Answer> {
  requireAdmin(call, 'os_compute_api:os-flavor-extra-specs:create');
  const added = readExtraSpecs(call.body);
  await change(call, api, (specs) => ({ ...specs, ...added }));
  return ok({ extra_specs: added });
}

/** DELETE /flavors/{id}/os-extra_specs/{key}. */
export async function deleteExtraSpec(call: Call, api: Api): Promise<Answer> {
  requireAdmin(call, 'os_compute_api:os-flavor-extra-specs:delete');
  const key = call.params['key']!;
  await change(call, api, (specs) => {
    if (!Object.hasOwn(specs, key)) throw noSuchSpec(call);
    return Object.fromEntries(Object.entries(specs).filter(([each]) => each !== key));
  });
  return ok(undefined);
}

const noSuchSpec = (call: Call) =>
  notFound(
    `Flavor ${shorten(call.params['id'])} has no extra specs with key ${shorten(call.params['key'])}.`,
  );

type Specs = Readonly<Record<string, string>>;

async function change(call: Call, api: Api, edit: (specs: Specs) => Specs): Promise<void> {
  for (let tries = 0; tries < maxTries; tries++) {
    const { flavor, version } = await requireFlavor(call, api);
    const changed = Flavor.create({ ...flavor, extraSpecs: { ...edit(flavor.extraSpecs) } });
    if (await api.flavors.replace(changed, version)) return;
  }
  throw unavailable('The flavor is being changed all the time. Try again later.');
}

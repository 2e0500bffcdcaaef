import type { Flavor } from '@cellflow/contracts-common';

const links = (origin: string, id: string) => [
  { rel: 'self', href: `${origin}/v2.1/flavors/${id}` },
  { rel: 'bookmark', href: `${origin}/flavors/${id}` },
];

/** One entry of GET /flavors. */
export const flavorSummary = (flavor: Flavor, viewer: { minor: number; origin: string }) => ({
  id: flavor.flavorid,
  name: flavor.name,
  links: links(viewer.origin, flavor.flavorid),
  ...(viewer.minor >= 55 ? { description: flavor.description || null } : {}),
});

/** GET /flavors/{id} (nova/api/openstack/compute/views/flavors.py: show). */
export const flavorDetail = (flavor: Flavor, viewer: { minor: number; origin: string }) => ({
  ...flavorSummary(flavor, viewer),
  ram: flavor.memoryMb,
  disk: flavor.rootGb,
  vcpus: flavor.vcpus,
  swap: flavor.swapMb || (viewer.minor >= 75 ? 0 : ''),
  'OS-FLV-EXT-DATA:ephemeral': flavor.ephemeralGb,
  'OS-FLV-DISABLED:disabled': flavor.disabled,
  'os-flavor-access:is_public': flavor.isPublic,
  rxtx_factor: 1.0,
  ...(viewer.minor >= 61 ? { extra_specs: flavor.extraSpecs } : {}),
});

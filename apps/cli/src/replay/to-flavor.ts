import { gpuClass, modelTrait } from './to-profile.ts';
import type { TraceRequest } from './read-requests.ts';

/** A flavor as the REST API takes it: `body` for POST /flavors, `extraSpecs` for os-extra_specs. */
export interface TraceFlavor {
  readonly id: string;
  readonly body: {
    readonly id: string;
    readonly name: string;
    readonly vcpus: number;
    readonly ram: number;
    readonly disk: number;
  };
  readonly extraSpecs: Readonly<Record<string, string>>;
}

/**
 * The flavor of a request. A share of a GPU counts as a whole one, a part of a core as a whole one, and nothing at
 * all of CPU or memory as one core or one MiB, because a flavor has at least one of each.
 */
export function toFlavor(request: TraceRequest): TraceFlavor {
  const vcpus = Math.max(1, Math.ceil(request.cpuMilli / 1000));
  const ram = Math.max(1, request.memoryMib);
  const models = [...request.models].sort();
  const id = [
    `trace-c${vcpus}-m${ram}`,
    ...(request.gpus > 0 ? [`g${request.gpus}`] : []),
    ...models.map((model) => model.toLowerCase()),
  ].join('-');
  return {
    id,
    body: { id, name: id, vcpus, ram, disk: 0 },
    extraSpecs: {
      ...(request.gpus > 0 && { [`resources:${gpuClass}`]: String(request.gpus) }),
      ...(models.length > 0 && { 'cellflow:required': `in:${models.map(modelTrait).join(',')}` }),
    },
  };
}

/** One flavor per distinct shape, in order of first use. */
export function flavorsOf(requests: readonly TraceRequest[]): TraceFlavor[] {
  const flavors = new Map<string, TraceFlavor>();
  for (const request of requests) {
    const flavor = toFlavor(request);
    if (!flavors.has(flavor.id)) flavors.set(flavor.id, flavor);
  }
  return [...flavors.values()];
}

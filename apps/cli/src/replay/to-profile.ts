import type { ComputeProfileInput } from '@cellflow/profile';
import type { CellSpec } from '@cellflow/stack';
import type { TraceHost } from './read-hosts.ts';

/** The resource class of whole GPUs. */
export const gpuClass = 'CUSTOM_GPU';

/** The trait of a host with GPUs of this model. */
export const modelTrait = (model: string) => `CUSTOM_GPU_MODEL_${model.toUpperCase()}`;

/** How every fake host of a replay behaves. */
export interface HostBehaviour {
  /** Share of builds that fail, 0 to 1; each is retried on the next alternate. */
  readonly failing: number;
  /** How long a spawn takes, in ms. */
  readonly spawnMs?: number;
}

/**
 * Spreads the hosts over `cells` cells in turn, so that each cell gets its share of every kind. Throws where there
 * are fewer hosts than cells.
 */
export function toCells(
  hosts: readonly TraceHost[],
  options: { cells: number; behaviour: HostBehaviour },
): CellSpec[] {
  if (hosts.length < options.cells) {
    throw new Error(`${hosts.length} hosts cannot fill ${options.cells} cells; ask for fewer with --cells`);
  }
  return Array.from({ length: options.cells }, (_, index) => {
    const name = `cell${index + 1}`;
    const own = hosts.filter((_host, position) => position % options.cells === index);
    return {
      name,
      computes: [{ service: `${name}-compute`, profile: toProfile(own, options.behaviour, name) }],
    };
  });
}

function toProfile(hosts: readonly TraceHost[], behaviour: HostBehaviour, cell: string): ComputeProfileInput {
  return {
    hosts: hosts.map((host) => ({
      name: host.name,
      inventory: {
        VCPU: Math.floor(host.cpuMilli / 1000),
        MEMORY_MB: host.memoryMib,
        ...(host.gpus > 0 && { [gpuClass]: host.gpus }),
      },
      traits: host.model === '' ? [] : [modelTrait(host.model)],
      availabilityZone: `zone-${cell}`,
      behaviour: {
        spawnMs: behaviour.spawnMs ?? 0,
        failures: behaviour.failing > 0 ? [{ probability: behaviour.failing }] : [],
      },
    })),
  };
}

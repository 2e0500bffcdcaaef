import type { RequestSpec } from '@cellflow/contracts-common';
import type { HostRequest } from '@cellflow/domain';
import { patiently } from './patiently.ts';
import type { Run, Work } from './work.ts';

/** What the filters look at. Hints name servers: placement tells which providers those are on. */
export async function hostRequestOf(work: Work, run: Run, spec: RequestSpec): Promise<HostRequest> {
  const different = hint(spec, 'different_host');
  const same = hint(spec, 'same_host');
  return {
    availabilityZone: spec.availabilityZone,
    forceHosts: spec.forceHosts,
    forceNodes: spec.forceNodes,
    requestedHost: spec.requestedHost,
    ignoreHosts: spec.ignoreHosts,
    differentFrom: await providersOf(work, run, different),
    sameAs: same.length > 0 ? await providersOf(work, run, same) : null,
  };
}

export const hint = (spec: RequestSpec, name: string): readonly string[] =>
  spec.schedulerHints[name]?.values ?? [];

async function providersOf(work: Work, run: Run, servers: readonly string[]): Promise<Set<string>> {
  const held = await Promise.all(
    servers.map((consumerUuid) =>
      patiently(work, run, 'allocations of a hinted server', () =>
        work.placement.getAllocations(
          { consumerUuid },
          { context: run.context, messageId: `${run.requestId}:${consumerUuid}:0:hint` },
        ),
      ),
    ),
  );
  return new Set(held.flatMap(({ allocations }) => allocations.map(({ providerUuid }) => providerUuid)));
}

import { ClaimOutcome, Placement } from '@cellflow/contracts-placement';
import type { Platform } from '@cellflow/platform';
import { connectAmqp, createClient, isRetryable, newContext, RpcError } from '@cellflow/rpc';
import type { Client, Transport } from '@cellflow/rpc';
import { routes, users, vhosts } from '@cellflow/topology';
import { allowed } from './said.ts';
import type { Said } from './said.ts';

type PlacementClient = Client<typeof Placement>;

/** A host's provider, as placement knows it. */
export interface Target {
  readonly uuid: string;
  readonly name: string;
  readonly cell: string;
}

const timeoutMs = 10_000;

export const asking = (platform: Platform, messageId: string) => ({
  context: newContext(platform.ids),
  messageId,
  timeoutMs,
});

/** A claim of one VCPU. */
export const claimOf = (consumerUuid: string, providerUuid: string, attempt: number) => ({
  consumerUuid,
  attempt,
  allocationRequest: {
    allocations: [{ providerUuid, resources: [{ resourceClass: 'VCPU', amount: 1 }] }],
  },
  projectId: 'proof',
  userId: 'proof',
  consumerType: 'INSTANCE',
});

/** What placement, or the broker in its way, says to a question. Rejects where nobody answers. */
export async function toldBy(act: () => Promise<unknown>): Promise<Said> {
  try {
    await act();
    return allowed;
  } catch (error) {
    if (!(error instanceof RpcError) || isRetryable(error)) throw error;
    return { code: error.code, words: error.message };
  }
}

/** Connections to placement as anybody. */
export function placementAs(platform: Platform, brokerUrl: (user: string, vhost: string) => string) {
  const open = new Map<string, Promise<Transport>>();
  return {
    /** `caller`: the end of its routing keys. */
    async client(user: string, caller: string): Promise<PlacementClient> {
      const transport = open.get(user) ?? connectAmqp({ url: brokerUrl(user, vhosts.placement), platform });
      open.set(user, transport);
      return createClient({
        service: Placement,
        transport: await transport,
        platform,
        route: (method) => routes.placement(method, caller),
      });
    },
    async close() {
      await Promise.allSettled([...open.values()].map(async (transport) => (await transport).close()));
    },
  };
}

/** One host of each cell that has room for one VCPU. Rejects where placement does not answer. */
export async function findTargets(api: PlacementClient, platform: Platform): Promise<Target[]> {
  const groups = [{ suffix: '', resources: [{ resourceClass: 'VCPU', amount: 1 }] }];
  const reply = await api.getAllocationCandidates(
    { groups },
    asking(platform, `proof:${platform.ids.uuid()}`),
  );
  const byCell = new Map<string, Target>();
  for (const { uuid, name, cell } of reply.providerSummaries) {
    if (cell !== '' && !byCell.has(cell)) byCell.set(cell, { uuid, name, cell });
  }
  return [...byCell.values()];
}

/** A question to placement that must be refused. */
export interface ClaimAttack {
  readonly user: string;
  readonly what: string;
  act(): Promise<unknown>;
}

/**
 * What a cell's conductor and compute may try with placement against another cell. The consumer is made the cell's own
 * first, as by a build that failed there: so it is the provider that is refused, not the consumer.
 */
export async function claimAttacks(
  as: ReturnType<typeof placementAs>,
  { platform, own, other }: { platform: Platform; own: Target; other: Target },
): Promise<{ attacks: ClaimAttack[]; tidy(): Promise<void> }> {
  const consumer = platform.ids.uuid();
  const theirs = platform.ids.uuid();
  const scheduler = await as.client(users.scheduler, 'global');
  const conductor = await as.client(users.cellConductor(own.cell), own.cell);
  const spoofing = await as.client(users.cellConductor(own.cell), other.cell);
  const compute = await as.client(users.compute(own.cell), own.cell);
  const theirConductor = await as.client(users.cellConductor(other.cell), other.cell);
  const say = (step: string) => asking(platform, `proof:${consumer}:${step}`);
  await failBuild({ scheduler, conductor }, consumer, own.uuid, say);
  await failBuild({ scheduler, conductor: theirConductor }, theirs, other.uuid, say);
  // Under a name that is taken: were it let in, it would be a conflict and change nothing.
  const report = { uuid: other.uuid, name: own.name, cell: other.cell, inventories: [] };
  const asConductor = users.cellConductor(own.cell);
  const attacks: ClaimAttack[] = [
    {
      user: asConductor,
      what: `claim on a provider of ${other.cell} under its own key`,
      act: () => conductor.claim(claimOf(consumer, other.uuid, 2), say('foreign')),
    },
    {
      user: asConductor,
      what: `claim on a provider of ${other.cell} under the key of ${other.cell}`,
      act: () => spoofing.claim(claimOf(theirs, other.uuid, 2), say('spoofed')),
    },
    {
      user: asConductor,
      what: `claim its own provider for a server of ${other.cell}`,
      act: () => conductor.claim(claimOf(theirs, own.uuid, 2), say('taken over')),
    },
    {
      user: asConductor,
      what: `release a server of ${other.cell}`,
      act: () => conductor.unclaim({ consumerUuid: theirs, attempt: 1, final: true }, say('buried')),
    },
    {
      user: asConductor,
      what: `read what a server of ${other.cell} holds`,
      act: () => conductor.getAllocations({ consumerUuid: theirs }, say('read')),
    },
    {
      user: users.compute(own.cell),
      what: `report a provider of ${other.cell}`,
      act: () => compute.updateProvider(report, say('rewritten')),
    },
  ];
  return {
    attacks,
    /** Nothing is held for either, for good. */
    async tidy() {
      for (const consumerUuid of [consumer, theirs]) {
        const release = { consumerUuid, attempt: 0, final: true };
        await scheduler.unclaim(release, say(`end-${consumerUuid}`));
      }
    },
  };
}

/** The scheduler claims attempt 1 for a cell; the host refuses; the cell releases it. */
async function failBuild(
  { scheduler, conductor }: { scheduler: PlacementClient; conductor: PlacementClient },
  consumerUuid: string,
  providerUuid: string,
  say: (step: string) => ReturnType<typeof asking>,
): Promise<void> {
  const claimed = await scheduler.claim(claimOf(consumerUuid, providerUuid, 1), say(`claim-${consumerUuid}`));
  if (claimed.outcome !== ClaimOutcome.CLAIMED) throw new Error(`no room to try it: ${claimed.reason}`);
  await conductor.unclaim({ consumerUuid, attempt: 1 }, say(`unclaim-${consumerUuid}`));
}

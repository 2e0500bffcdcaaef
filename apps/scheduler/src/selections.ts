import type { Init, Selection } from '@cellflow/contracts-common';
import type { SelectionList } from '@cellflow/contracts-global';
import { alternatesOf, hasRoom, sortHosts } from '@cellflow/domain';
import type { Amount, HostState } from '@cellflow/domain';
import type { Offers } from './offers.ts';
import type { Placed, Placing } from './placing.ts';
import type { Work } from './work.ts';

/** The microversion whose allocation requests these are: a newer placement must go on taking them. */
const allocationRequestVersion = '1.36';

/**
 * One list per server, in the order asked: the claimed host, then its alternates; empty for one that is gone. The
 * alternates are chosen when all claims are made, so that they count what those took.
 */
export function selectionLists(
  work: Work,
  placing: Placing,
  ask: {
    readonly offers: Offers;
    readonly hosts: readonly HostState[];
    readonly amounts: readonly Amount[];
    readonly uuids: readonly string[];
    readonly numAlternates: number;
  },
): Init<SelectionList>[] {
  const placed = ask.uuids.map((uuid) => placing.placed.get(uuid) ?? null);
  const chosen = placed.map((entry) => ({ uuid: rootUuid(entry), cell: entry?.claim.cell ?? '' }));
  const withRoom = ask.hosts.filter((host) => hasRoom(host, ask.amounts));
  const alternates =
    ask.numAlternates === 0
      ? []
      : alternatesOf(sortHosts(withRoom, work.rules.multipliers), {
          chosen,
          refused: placing.refused,
          count: ask.numAlternates,
        });
  const asSelection = (host: HostState) => selectionOf(host, claimableOf(ask.offers, host));
  return placed.map((entry, at) => ({
    selections: entry ? [claimedSelection(entry), ...(alternates[at] ?? []).map(asSelection)] : [],
  }));
}

const rootUuid = (placed: Placed | null): string =>
  placed?.host?.uuid ?? placed?.claim.allocations[0]?.providerUuid ?? '';

/** What was claimed is what placement says it was: an adopted claim may be for another host than the one asked for. */
function claimedSelection(placed: Placed): Init<Selection> {
  const { claim, host } = placed;
  const mappings = [{ suffix: '', providerUuids: claim.allocations.map(({ providerUuid }) => providerUuid) }];
  return {
    computeNodeUuid: rootUuid(placed),
    host: claim.host,
    nodename: host?.node ?? claim.host,
    cell: claim.cell,
    availabilityZone: claim.availabilityZone,
    limits: host ? limitsOf(host) : {},
    allocationRequest: { allocations: claim.allocations, mappings },
    allocationRequestVersion,
  };
}

type Claimable = Pick<Init<Selection>, 'candidateUuid' | 'allocationRequest' | 'allocationRequestVersion'>;

/** What a retry claims: the uuid of the candidate where placement keeps it, else all of it. */
function claimableOf(offers: Offers, host: HostState): Claimable {
  const candidateUuid = offers.candidateUuidOf(host);
  if (candidateUuid !== '') return { candidateUuid };
  return { allocationRequest: offers.allocationRequestOf(host), allocationRequestVersion };
}

const selectionOf = (host: HostState, claimable: Claimable): Init<Selection> => ({
  computeNodeUuid: host.uuid,
  host: host.host,
  nodename: host.node,
  cell: host.cell,
  availabilityZone: host.availabilityZone,
  limits: limitsOf(host),
  ...claimable,
});

const limitsOf = (host: HostState): Init<NonNullable<Selection['limits']>> => {
  const capacityOf = (resourceClass: string) => host.capacity[host.classes.indexOf(resourceClass)] ?? 0;
  return { vcpus: capacityOf('VCPU'), memoryMb: capacityOf('MEMORY_MB'), diskGb: capacityOf('DISK_GB') };
};

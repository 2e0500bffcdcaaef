import type { GroupRule, ProviderRecord } from '@cellflow/contracts-placement';
import { RpcError } from '@cellflow/rpc';
import type { View } from '../writer/view.ts';

/** One who wants to join a group, and where. */
interface Newcomer {
  readonly consumerUuid: string;
  readonly host: ProviderRecord;
}

/** A host seen from one level: the host itself, or its rack, row, room... */
interface Place {
  readonly id: string;
  readonly name: string;
}

/**
 * Why the other members of a server group do not let a consumer in on a host, or null. The commit then depends on the
 * group, so of two that would be in each other's way one is decided after the other.
 * Throws RpcError INVALID_ARGUMENT for a policy or level that is not known.
 */
export function affinityFault(view: View, rule: GroupRule, { consumerUuid, host }: Newcomer): string | null {
  checkRule(view, rule);
  const members = view.get('group', rule.uuid)?.members ?? [];
  const others = members.filter((member) => member.consumerUuid !== consumerUuid);
  const places = placesOf(view, host, rule.level, 'get');
  const together = others.filter(({ hostUuid }) => {
    // Others claim there all the time: only a host that is not known yet has to be read first.
    const other = view.peek('provider', hostUuid) ?? view.provider(hostUuid);
    return other !== null && meet(places, placesOf(view, other, rule.level, 'peek'));
  });
  const place = places[0]?.name ?? `no ${rule.level}`;
  const where = rule.level === '' ? host.name : `${host.name} (${rule.level}: ${place})`;
  if (rule.policy === 'affinity') {
    const apart = others.length - together.length;
    return apart > 0
      ? `${where}: affinity of group ${rule.uuid}: ${apart} of its members are in another place`
      : null;
  }
  const most = rule.maxPerPlace || 1;
  return together.length >= most
    ? `${where}: anti-affinity of group ${rule.uuid}: ${together.length} of its members are there, at most ${most} may be`
    : null;
}

function checkRule(view: View, { policy, level }: GroupRule): void {
  if (policy !== 'affinity' && policy !== 'anti-affinity')
    throw new RpcError(
      'INVALID_ARGUMENT',
      `group.policy must be "affinity" or "anti-affinity", got "${policy}"`,
    );
  if (level !== '' && !view.get('level', level))
    throw new RpcError('INVALID_ARGUMENT', `group.level: there is no level "${level}"`);
}

/** Places of a level are aggregates; a host that is in none of them has none. */
function placesOf(view: View, host: ProviderRecord, level: string, by: 'get' | 'peek'): Place[] {
  if (level === '') return [{ id: host.uuid, name: host.name }];
  return host.aggregates.flatMap((aggregate) => {
    const place = view[by]('place', aggregate);
    return place?.level === level ? [{ id: aggregate, name: place.name }] : [];
  });
}

const meet = (some: readonly Place[], others: readonly Place[]): boolean =>
  some.some(({ id }) => others.some((other) => other.id === id));

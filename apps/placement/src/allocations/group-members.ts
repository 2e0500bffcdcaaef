import { GroupRecord } from '@cellflow/contracts-placement';
import type { ConsumerRecord } from '@cellflow/contracts-placement';
import type { View } from '../writer/view.ts';
import { hostOf } from './host-of.ts';

/** Keeps the members of server groups and their hosts as one consumer changes. A group without members is forgotten. */
export function keepGroups(view: View, before: ConsumerRecord | null, after: ConsumerRecord | null): void {
  const left = before?.groupUuid ?? '';
  const joined = after?.groupUuid ?? '';
  if (before && left !== '' && left !== joined) setHost(view, left, before.uuid, null);
  if (!after || joined === '') return;
  const host = hostOf(after.allocations, (uuid) => view.provider(uuid));
  setHost(view, joined, after.uuid, host?.uuid ?? '');
}

function setHost(view: View, groupUuid: string, consumerUuid: string, hostUuid: string | null): void {
  const members = view.get('group', groupUuid)?.members ?? [];
  const member = members.find((each) => each.consumerUuid === consumerUuid);
  if ((member?.hostUuid ?? null) === hostUuid) return;
  const others = members.filter((each) => each !== member);
  const now = hostUuid === null ? others : [...others, { consumerUuid, hostUuid }];
  if (now.length > 0) view.put('group', GroupRecord.create({ uuid: groupUuid, members: now }));
  else view.remove('group', groupUuid);
}

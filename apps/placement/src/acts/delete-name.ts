import type { ProviderRecord } from '@cellflow/contracts-placement';
import { badRequest, conflict, notFound } from '../errors.ts';
import type { Memory } from '../memory/memory.ts';
import { nameKinds } from '../names/name-kinds.ts';
import { classesOf } from '../providers/references.ts';
import type { View } from '../writer/view.ts';
import type { Act } from '../writer/writer.ts';
import type { Origin } from './asker.ts';
import { laneOfName } from './create-name.ts';
import type { Name } from './create-name.ts';

/** DELETE of a custom class or trait. Throws 400 for a standard one, 404, and 409 while a provider refers to it. */
export const deleteNameAct = ({ kind, name }: Name, origin: Origin, memory: Memory): Act<void> => ({
  lane: laneOfName({ kind, name }),
  evaluate(view) {
    const { event, isStandard, refusals } = nameKinds[kind];
    if (isStandard(name)) throw badRequest(refusals.deleteStandard(name));
    if (!view.whole(kind, name)) throw notFound(refusals.unknown(name));
    const user = firstUser(view, memory, { kind, name });
    if (user) throw conflict(`${refusals.deleteUsed(name)} It is ${user.uuid}.`);
    view.remove(kind, name);
    view.event({ ...origin, type: `${event}.deleted`, detail: { name } });
  },
});

/** A provider that refers to the name; looked at, because a refusal rests on it. */
function firstUser(view: View, memory: Memory, { kind, name }: Name): ProviderRecord | null {
  const refers = (provider: ProviderRecord | null) =>
    provider !== null && (kind === 'trait' ? provider.traits : classesOf(provider)).includes(name);
  for (const { record } of memory.graph.all()) {
    if (!refers(record)) continue;
    const provider = view.provider(record.uuid);
    if (refers(provider)) return provider;
  }
  return null;
}

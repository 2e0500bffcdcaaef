import { reasonOfLetter, toldByAll } from '@cellflow/checker';
import type { History, Judgement } from '@cellflow/checker';
import type { FaultName, Outcome, ServerState } from '../scenario/index.ts';
import { outcomesOf } from '../workload/index.ts';

/** What came out of a run: the end of every server that was accepted. */
export function outcomeOf(history: History, { verdict }: Pick<Judgement, 'verdict'>): Outcome {
  const records = new Map(
    history.cells.flatMap(({ instances }) => instances.map((instance) => [instance.uuid, instance] as const)),
  );
  const deleted = askedToDelete(history);
  const reasons = reasonsOf(history);
  const servers: Partial<Record<ServerState, number>> = {};
  const faults: Record<string, number> = {};
  const accepted = (history.accepted ?? []).flatMap(({ instanceUuids }) => instanceUuids);
  for (const uuid of new Set(accepted)) {
    const record = records.get(uuid);
    const gone = !record || record.vmState === 'deleted';
    const state: ServerState =
      gone && deleted.has(uuid)
        ? 'DELETED'
        : record?.vmState === 'active'
          ? 'ACTIVE'
          : record?.vmState === 'error'
            ? 'ERROR'
            : 'BUILD';
    servers[state] = (servers[state] ?? 0) + 1;
    const fault = state === 'ERROR' ? (reasons.get(uuid) ?? 'unknown') : '';
    if (fault !== '') faults[fault] = (faults[fault] ?? 0) + 1;
  }
  return {
    ...{ verdict, servers, faults, calls: outcomesOf(history.calls ?? []) },
    deadLetters: countBy((history.deadLetters ?? []).map(reasonOfLetter)),
    events: countBy(toldByAll(history).map(({ event }) => event.type)),
  };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** A delete of unknown outcome may have been done, and the next one is refused then: there is nothing left. */
export const askedToDelete = ({ deleted, calls }: Pick<History, 'deleted' | 'calls'>): Set<string> =>
  new Set([
    ...deleted,
    ...(calls ?? []).flatMap(({ action, server }) => (action === 'delete' && server ? [server] : [])),
  ]);

/** Nova's name of the fault with which a server ends, by what its cell wrote down. */
const reasonOf: Readonly<Record<string, FaultName>> = {
  'instance.buried': 'NoValidHost',
  'build.exhausted': 'MaxRetriesExceeded',
  'build.aborted': 'BuildAbortException',
};

function reasonsOf({ cells }: History): Map<string, string> {
  const events = cells.flatMap(({ ledger }) => ledger.map(({ event }) => event));
  return new Map(
    events.flatMap(({ type, instanceUuid, detail }) => {
      const reason = reasonOf[type];
      return reason === undefined ? [] : [[instanceUuid, detail['code'] || reason] as const];
    }),
  );
}

import { callsOf, citeCall, tookMs } from '../calls.ts';
import type { Call } from '../calls.ts';
import type { History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';

const limits = { p99Ms: 2000, maxMs: 5000 };

/** I29. The time in which the load generator itself stood still does not count. Calls without an answer are forgiven while a fault of the API itself is active, late ones while it is made to hang, and only then. */
export const answersInTime: Invariant = {
  id: 'I29',
  name: 'answers in time',
  statement:
    'every call of the API is answered, 503 included, in 2 s (p99) and 5 s (all); after 202 never 404',
  needs: ['W1', 'W4'],
  check(history) {
    const search = new Search('I29');
    const calls = callsOf(history);
    search.look(calls.length);
    inTime(search, history, calls);
    neverMissing(search, calls);
    return search;
  },
};

function inTime(search: Search, { faults }: History, calls: readonly Call[]): void {
  const ofApi = new Map(
    (faults ?? []).filter(({ target }) => /^api\b/.test(target)).map(({ id, kind }) => [id, kind]),
  );
  const judged = calls.filter(({ invoke, end }) => {
    const kinds = [...(invoke.during ?? []), ...(end?.during ?? [])].flatMap((id) => ofApi.get(id) ?? []);
    return end?.type === 'info' ? kinds.length === 0 : !kinds.includes('hang');
  });
  for (const call of judged) {
    const answered = call.end && call.end.type !== 'info';
    if (!answered) search.say('', `${call.invoke.action} was never answered`, citeCall(call));
    else if (tookMs(call) > limits.maxMs)
      search.say('', `${call.invoke.action} took ${Math.round(tookMs(call))} ms`, citeCall(call));
  }
  const slow = judged.filter((call) => tookMs(call) > limits.p99Ms);
  if (slow.length * 100 <= judged.length) return;
  const text = `${slow.length} of ${judged.length} calls took over ${limits.p99Ms} ms`;
  search.say('', text, slow.flatMap(citeCall));
}

/** Read your writes: a show that began after the answer of the boot, and ended before any delete began. */
function neverMissing(search: Search, calls: readonly Call[]): void {
  const accepted = new Map<string, Call>();
  const deletedAt = new Map<string, number>();
  for (const call of calls) {
    const { invoke, end, at } = call;
    if (invoke.action === 'boot' && end?.type === 'ok')
      for (const { id } of end.servers ?? []) if (!accepted.has(id)) accepted.set(id, call);
    const deletes = invoke.action === 'delete' && end?.type !== 'fail';
    if (deletes && invoke.server && !deletedAt.has(invoke.server)) deletedAt.set(invoke.server, at);
  }
  for (const call of calls) {
    const { invoke, end, at, endAt } = call;
    const boot = invoke.action === 'show' && invoke.server ? accepted.get(invoke.server) : undefined;
    if (!boot || end?.status !== 404 || boot.endAt > at || boot.invoke.project !== invoke.project) continue;
    if ((deletedAt.get(invoke.server!) ?? Infinity) < endAt) continue;
    search.say(invoke.server!, 'was accepted and then not found', [...citeCall(boot), ...citeCall(call)]);
  }
}

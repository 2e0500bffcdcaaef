import { cite } from '../exhibits.ts';
import type { Exhibit } from '../exhibits.ts';
import type { History } from '../history.ts';
import { Search } from '../invariant.ts';
import type { Invariant } from '../invariant.ts';
import { toldByAll } from '../told.ts';

const hidden = '(canary)';

/** I31. What is cited has the secret cut out. */
export const noSecrets: Invariant = {
  id: 'I31',
  name: 'no secrets',
  statement: 'no canary credential is in a log, a ledger, a dead letter, an answer or a report',
  needs: ['W2'],
  check(history) {
    const search = new Search('I31');
    const { canaries } = history.terms;
    if (canaries.length === 0) return search;
    for (const { text, exhibit } of everyText(history)) {
      search.look();
      const canary = canaries.find((each) => text.includes(each));
      if (canary === undefined) continue;
      const { witness, position, text: cited } = exhibit();
      const clean = canaries.reduce((left, each) => left.replaceAll(each, hidden), cited);
      search.say('', `${witness} ${position} holds a credential`, [{ witness, position, text: clean }]);
    }
    return search;
  },
};

interface Text {
  readonly text: string;
  exhibit(): Exhibit;
}

function* everyText(history: History): Generator<Text> {
  const json = (value: unknown) => JSON.stringify(value);
  for (const [at, record] of (history.calls ?? []).entries())
    yield { text: json(record), exhibit: () => cite.call(record, at) };
  for (const told of toldByAll(history)) yield { text: json(told.event), exhibit: () => cite.told(told) };
  for (const { name, instances } of history.cells)
    for (const instance of instances)
      yield { text: json(instance), exhibit: () => cite.server(name, instance) };
  for (const letter of history.deadLetters ?? [])
    yield { text: json(letter), exhibit: () => cite.deadLetter(letter) };
  for (const fault of history.faults ?? []) yield { text: json(fault), exhibit: () => cite.fault(fault) };
  for (const [at, { source, text }] of history.texts.entries())
    yield { text, exhibit: () => ({ witness: 'W4', position: `${source} #${at}`, text }) };
}

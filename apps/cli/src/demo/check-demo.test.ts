import { Instance } from '@cellflow/contracts-common';
import { ConsumerRecord, ProviderRecord } from '@cellflow/contracts-placement';
import { describe, expect, it } from 'vitest';
import { acts } from './acts.ts';
import { checkDemo } from './check-demo.ts';
import type { DemoState } from './check-demo.ts';

const [first, second, , exhausted] = acts;
const holding = (uuid: string, host: string) =>
  ConsumerRecord.create({ uuid, attempt: 1, allocations: [{ providerUuid: `p-${host}`, resources: [] }] });
const attempts = (...hosts: string[]) => hosts.map((host, index) => ({ host, attempt: index + 1 }));

/** Three servers that are where they must be. */
function sound() {
  const a = { uuid: 'a', vmState: 'active', host: 'c1-a', attempts: attempts('c1-a') };
  const b = { uuid: 'b', vmState: 'active', host: 'c1-c', attempts: attempts('c1-b', 'c1-c') };
  const hosts = ['c2-a', 'c2-b', 'c2-c'];
  const fault = { message: 'no host left', hosts: hosts.map((host) => ({ host })) };
  const e = { uuid: 'e', vmState: 'error', attempts: attempts(...hosts), fault };
  return {
    outcomes: [
      { act: first!, id: 'a', instance: Instance.create(a), consumer: holding('a', 'c1-a') },
      { act: second!, id: 'b', instance: Instance.create(b), consumer: holding('b', 'c1-c') },
      { act: exhausted!, id: 'e', instance: Instance.create(e), consumer: null },
    ],
    providers: ['c1-a', 'c1-b', 'c1-c', ...hosts].map((name) =>
      ProviderRecord.create({ uuid: `p-${name}`, name, cell: name.startsWith('c1') ? 'cell1' : 'cell2' }),
    ),
    holding: [holding('a', 'c1-a'), holding('b', 'c1-c')],
    upcalls: [],
  };
}

const faults = (state: DemoState) => checkDemo(state).flatMap((result) => result.faults);

describe('the checks of the demo', () => {
  it('find nothing where every server is where it must be', () => {
    expect(faults(sound())).toEqual([]);
  });

  it.each<[string, (state: ReturnType<typeof sound>) => DemoState, RegExp]>([
    [
      'a server that ended otherwise',
      (s) => (Object.assign(s.outcomes[2]!, { instance: null }), s),
      /db-1 is DELETED, not ERROR/,
    ],
    [
      'a server that was tried once too often',
      (s) => (
        s.outcomes[0]!.instance!.attempts.unshift({ ...s.outcomes[0]!.instance!.attempts[0]!, host: 'c1-b' }),
        s
      ),
      /web-1 was tried on \[c1-b, c1-a\]/,
    ],
    [
      'a claim on another host',
      (s) => (Object.assign(s.outcomes[0]!, { consumer: holding('a', 'c1-b') }), s),
      /web-1 is on c1-a and holds \[c1-b\]/,
    ],
    [
      'a claim that was left behind',
      (s) => ({ ...s, holding: [...s.holding, holding('e', 'c2-a')] }),
      /e still holds a claim/,
    ],
    [
      'an alternate in another cell',
      (s) => (Object.assign(s.outcomes[1]!.instance!.attempts[0]!, { host: 'c2-a' }), s),
      /web-2 was tried on \[c2-a, c1-c\]/,
    ],
    [
      'an error without its causes',
      (s) => (s.outcomes[2]!.instance!.fault!.hosts.splice(1), s),
      /db-1 does not say why/,
    ],
    [
      'a cell that called up',
      (s) => ({ ...s, upcalls: ['cell1-conductor sent X'] }),
      /cell1-conductor sent X/,
    ],
  ])('find %s', (_, spoil, message) => {
    expect(faults(spoil(sound())).join('\n')).toMatch(message);
  });
});

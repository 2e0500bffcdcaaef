import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultKinds } from '../faults/index.ts';
import { parseScenario, ScenarioError } from './index.ts';
import type { KindOfFault } from './index.ts';

const kinds: KindOfFault[] = [
  {
    kind: 'kill',
    summary: 'SIGKILL',
    on: ['processes', 'compose'],
    schema: z.strictObject({ service: z.string() }),
  },
  {
    kind: 'delay',
    summary: 'slow',
    on: ['processes'],
    schema: z.strictObject({ service: z.string(), ms: z.number().min(1), scope: z.string().optional() }),
  },
];

const head = 'name: a-b\ntitle: t\nworkload: { boots: 3 }\n';
const parse = (text: string) => parseScenario(text, { file: 's.yaml', kinds });

function flaws(text: string): string {
  try {
    parse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    return (error as Error).message;
  }
  throw new Error('the scenario was accepted');
}

describe('a scenario', () => {
  it('says what is broken when, and what must come of it', () => {
    const scenario = parse(`
name: conductor-dies
title: The conductor dies
stack: { cells: 1, replicas: { cell-conductor: 2 }, failing: { attempts: [1] }, lease: 2s }
workload: { boots: 20, in_flight: 5, deletes: { share: 0.2 }, lists: 500ms }
faults:
  - when: conductor.after_unclaim
    where: attempt == 1 and host != cell1-h1
    nth: 3
    do: kill
    heal: 1.5s
  - at: 2s
    do: { delay: { service: api, ms: 5 } }
expect: all ACTIVE or ERROR
`);
    expect(scenario.stack).toMatchObject({
      cells: 1,
      hosts: 6,
      lease: 2000,
      replicas: { 'cell-conductor': 2 },
    });
    expect(scenario.workload).toMatchObject({ boots: 20, in_flight: 5, lists: 500, deletes: { share: 0.2 } });
    expect(scenario.faults).toMatchObject([
      {
        id: 'f1',
        trigger: {
          by: 'step',
          point: 'conductor.after_unclaim',
          conditions: '[attempt==1][host!=cell1-h1]',
          nth: 3,
        },
        act: { kind: 'kill', parameters: { service: '(the one at the step)' } },
        healMs: 1500,
        text: 'kill at conductor.after_unclaim (attempt == 1 and host != cell1-h1, hit 3)',
      },
      {
        id: 'f2',
        trigger: { by: 'time', atMs: 2000 },
        act: { kind: 'delay', parameters: { service: 'api', ms: 5 }, text: 'delay service=api ms=5' },
        healMs: 5000,
      },
    ]);
    expect(scenario.expect).toMatchObject({ all: ['ACTIVE', 'ERROR'], verdict: 'valid' });
  });

  it('gives the parameters of a fault as words, in their order', () => {
    const { faults } = parse(`${head}faults: [{ at: 1s, do: delay api 20 cell1 }]\nexpect: valid`);
    expect(faults[0]!.act.parameters).toEqual({ service: 'api', ms: 20, scope: 'cell1' });
  });

  it.each([
    [
      'expect: valid\nfaults:\n  - at: 1s\n    do: kil api',
      's.yaml:7: faults[0].do: there is no fault "kil"; did you mean kill? there are kill, delay',
    ],
    [
      'expect: valid\nfaults:\n  - at: 1s\n    do: kill',
      's.yaml:7: faults[0].do: kill: service: is missing: expected a text; kill takes service',
    ],
    [
      'expect: valid\nfaults:\n  - at: 1s\n    do: kill api now',
      's.yaml:7: faults[0].do: kill takes service; found "api now"',
    ],
    [
      'expect: valid\nfaults:\n  - at: 1s\n    do:\n      delay:\n        service: api\n        ms: 0',
      's.yaml:10: faults[0].do.delay.ms: delay: ms: expected at least 1; delay takes service, ms, scope',
    ],
    [
      'expect: valid\nfaults:\n  - when: conductor.after_uncliam\n    do: kill',
      's.yaml:6: faults[0].when: there is no step "conductor.after_uncliam"; near are conductor.after_unclaim',
    ],
    ['expect: valid\nfaults:\n  - do: kill api', 's.yaml:6: faults[0]: expected when or at'],
    [
      'expect: valid\nfaults:\n  - { at: 1s, nth: 2, do: kill api }',
      's.yaml:6: faults[0]: where, nth and in belong to when',
    ],
    [
      'expect: valid\nfaults:\n  - { at: 1 s, do: kill api }',
      's.yaml:6: faults[0].at: expected a time, such as 500ms, 2s or 1m',
    ],
    [
      'expect: valid\nfaults:\n  - { at: 1, do: kill api }',
      's.yaml:6: faults[0].at: expected a time, such as 500ms, 2s or 1m',
    ],
    [
      'expect: valid\nfaults:\n  - when: conductor.after_claim\n    where: colour == 3\n    do: kill',
      's.yaml:7: faults[0].where: expected "FACT == VALUE" with one of the facts attempt, host, instance',
    ],
    [
      'expect: all GREEN',
      's.yaml:4: expect: expected "all ACTIVE", "all ACTIVE or ERROR", one of valid, invalid, unknown, vacuous, or fields',
    ],
    [
      'expect: valid\nstack:\n  cels: 2',
      's.yaml:6: stack.cels: there is no field "cels"; did you mean cells? there are cells, hosts',
    ],
    ['expect: valid\nstack: 3', 's.yaml:5: stack: expected fields'],
    ['expect: valid\nfaults: kill', 's.yaml:5: faults: expected a list'],
    [
      'expect: valid\nfaults:\n  - { at: 1s, do: [kill] }',
      's.yaml:6: faults[0].do: expected one fault, such as "kill api" or { kill: { service: api } }',
    ],
    [
      'expect: valid\nfaults:\n  - { at: 1s, do: { kill: { service: 3 } } }',
      's.yaml:6: faults[0].do.kill.service: kill: service: expected a text; kill takes service',
    ],
    ['expect: valid\nstack:\n  cells: 0', 's.yaml:6: stack.cells: expected at least 1'],
    ['expect: valid\nstack:\n  appendfsync: no', 's.yaml:6: stack.appendfsync: expected everysec, always'],
    ['stack: {}', 's.yaml:1: expect: '],
    ['expect: [', 's.yaml:4: not YAML: '],
  ])('refuses %j and names the line, the field and what is possible', (rest, message) => {
    expect(flaws(head + rest)).toContain(message);
  });

  it('wants a name of at least two letters', () => {
    expect(flaws('name: a\ntitle: t\nworkload: { boots: 3 }\nexpect: valid')).toContain(
      's.yaml:1: name: expected small letters, digits and "-", a letter first; at least two',
    );
  });

  it.each([
    [
      'expect:\n  events: { lease.expird: 0 }',
      's.yaml:5: expect.events.lease.expird: there is no type of ledger entry "lease.expird"; near are lease.expired',
    ],
    [
      'expect:\n  faults:\n    NoValidHosts: 3',
      's.yaml:6: expect.faults.NoValidHosts: there is no fault of a server "NoValidHosts"; near are NoValidHost',
    ],
    [
      'expect:\n  dead_letters:\n    MALFORMD: 3',
      's.yaml:6: expect.dead_letters.MALFORMD: there is no reason of a dead letter "MALFORMD"; near are MALFORMED',
    ],
    [
      'expect:\n  servers:\n    ACTIV: 3',
      's.yaml:6: expect.servers.ACTIV: there is no state of a server "ACTIV"; near are ACTIVE',
    ],
    [
      'expect:\n  servers:\n    ACTIVE: many',
      's.yaml:6: expect.servers.ACTIVE: expected a number, ">= 1" or "<= 1"',
    ],
    [
      'expect:\n  sevrers:\n    ACTIVE: 1',
      's.yaml:5: expect.sevrers: there is no field "sevrers"; did you mean servers? there are all, servers',
    ],
    [
      'expect: valid\nworkload_:\n  deletes:\n    steps: []',
      's.yaml:5: workload_: there is no field "workload_"; did you mean workload?',
    ],
  ])('refuses what is not expected of any run: %j', (rest, message) => {
    expect(flaws(head + rest)).toContain(message);
  });

  it('refuses a step of deletes that there is none of', () => {
    const deletes = 'deletes: { steps: [api.on_create, super.on_recieve] }';
    const text = `name: a-b\ntitle: t\nworkload:\n  boots: 1\n  ${deletes}\nexpect: valid`;
    expect(flaws(text)).toContain(
      's.yaml:5: workload.deletes.steps[1]: there is no step "super.on_recieve"; near are super.on_receive',
    );
  });

  it('names every flaw, in the order of the lines', () => {
    const text = flaws(
      `${head}expect: valid\nfaults:\n  - { at: 1s, do: nap }\n  - { at: 1s, do: { kill: {} } }`,
    );
    expect(text.split('\n').map((line) => line.slice(0, 9))).toEqual(['s.yaml:6:', 's.yaml:7:']);
  });

  it('names the flaws of faults beside those of other fields', () => {
    const text = flaws(
      `${head}expect: all GREEN\nfaults:\n  - { at: 1s, do: kil api }\n  - { at: 1, do: kill api }\n  - { at: 1s, do: kill apu }`,
    );
    expect(text.split('\n').map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
      's.yaml:4: expect',
      's.yaml:6: faults[0].do',
      's.yaml:7: faults[1].at',
      's.yaml:8: faults[2].do',
    ]);
  });

  it('wants boots or a duration', () => {
    expect(flaws('name: a-b\ntitle: t\nworkload: {}\nexpect: valid')).toContain(
      's.yaml:3: workload: expected boots or',
    );
  });
});

describe('the names of a scenario', () => {
  const stack = 'stack: { cells: 2, hosts: 3, computes: 2, replicas: { placement: 2 } }\n';
  const faulty = (fault: string) =>
    `name: a-b\ntitle: t\n${stack}workload: { boots: 3 }\nexpect: valid\nfaults:\n  - ${fault}`;
  const parseAll = (text: string) => parseScenario(text, { file: 's.yaml', kinds: faultKinds });
  const complaint = (fault: string): string => {
    try {
      parseAll(faulty(fault));
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error('the scenario was accepted');
  };

  it.each([
    [
      '{ at: 1s, do: kill cell9-conductor }',
      'faults[0].do: kill: there is no service "cell9-conductor"; near are ',
    ],
    ['{ at: 1s, do: kill cell3-* }', 'there is no service "cell3-*"; '],
    ['{ at: 1s, do: kill scheduler-2 }', 'there is no service "scheduler-2"; near are scheduler'],
    ['{ at: 1s, do: cut nosuch broker }', 'there is no service "nosuch"; there are placement, placement-2, '],
    [
      '{ at: 1s, do: { cut: { service: api, to: brokr } } }',
      'faults[0].do.cut.to: cut: api has no way to brokr; there are ',
    ],
    [
      '{ at: 1s, do: cut placement cell1-store }',
      'placement has no way to cell1-store; there are placement-broker, ',
    ],
    ['{ at: 1s, do: cut api broker cell9 }', 'there is no way to the scope "cell9"; near are cell1, cell2'],
    [
      '{ when: scheduler.on_receive, do: { cut: { to: store } } }',
      'scheduler has no way to store; there are ',
    ],
    ['{ when: api.on_create, in: nosuch, do: kill }', 'faults[0].in: there is no service "nosuch"'],
    [
      '{ when: api.on_create, in: scheduler, do: kill }',
      'faults[0].in: scheduler does not come by api.on_create; there are api',
    ],
    [
      '{ when: conductor.on_report, where: host == cell1-h9, do: kill }',
      'faults[0].where: there is no host "cell1-h9"; near are ',
    ],
    [
      '{ when: conductor.on_report, where: attempt == 9, do: kill }',
      'faults[0].where: there is no attempt 9; there are 1 to 3',
    ],
    [
      '{ at: 1s, do: duplicate cell1/conducter }',
      'duplicate: there is no queue "cell1/conducter"; near are cell1/conductor',
    ],
    [
      '{ at: 1s, do: { hold: { queue: "cell1/compute.cell2-*" } } }',
      'faults[0].do.hold.queue: hold: there is no queue "cell1/compute.cell2-*"',
    ],
    [
      '{ at: 1s, do: duplicate cell1/dead-letter.conductor }',
      'there is no queue "cell1/dead-letter.conductor"',
    ],
    [
      '{ at: 1s, do: duplicate * BuildAndRunInstanc }',
      'duplicate: there is no method "BuildAndRunInstanc"; near are BuildAndRunInstance',
    ],
    ['{ at: 1s, do: queue-deleted cell3/conductor }', 'there is no queue "cell3/conductor"'],
    ['{ at: 1s, do: { rewrite-host: { queue: "*", host: h1 } } }', 'there is no host "h1"'],
    [
      '{ at: 1s, do: { failpoint: { points: conductor.on_reprot=exit } } }',
      'faults[0].do.failpoint.points: failpoint: position 1: there is no point "conductor.on_reprot"; near are conductor.on_report',
    ],
    ['{ at: 1s, do: { failpoint: { points: api.on_create=ext } } }', 'position 15: expected one of exit, '],
    ['{ at: 1s, do: { failpoint: { points: "api.on_create[host==h1]=exit" } } }', 'there is no host "h1"'],
    ['{ at: 1s, do: { failpoint: { points: " ; " } } }', 'expected a point, such as '],
    [
      '{ at: 1s, do: { failpoint: { points: api.on_create=exit, of: nosuch } } }',
      'there is no service "nosuch"',
    ],
    [
      '{ at: 1s, do: { failpoint: { points: api.on_create=exit, of: scheduler } } }',
      'scheduler comes by none of these points; api does',
    ],
    [
      '{ at: 1s, do: credentials-revoked cell1-conducter }',
      'there is no user of the broker "cell1-conducter"; near are cell1-conductor',
    ],
    ['{ at: 1s, do: attack cell3 }', 'there is no cell "cell3"; near are cell1, cell2'],
    ['{ at: 1s, do: { store-truncate: { scope: cell3 } } }', 'there is no scope "cell3"; near are '],
  ])('are those of its own stack: refuses %s', (fault, message) => {
    const text = complaint(fault);
    expect(text).toContain('s.yaml:7: ');
    expect(text).toContain(message);
  });

  it.each([
    '{ at: 1s, do: kill placement-2 }',
    '{ at: 1s, do: kill placement.1 }',
    '{ at: 1s, do: { kill: { service: "cell2-compute-2, api" } } }',
    '{ at: 1s, do: duplicate * }',
    '{ at: 1s, do: cut cell1-* }',
    '{ at: 1s, do: cut api cell1-* }',
    '{ at: 1s, do: { duplicate: { queue: "cell1/compute.*, api/scheduler", method: SelectDestinations } } }',
    '{ when: conductor.on_report, in: "cell1-*", where: attempt == 3 and host != cell2-c2h1, do: kill }',
    '{ when: conductor.on_report, do: { cut: { to: cell1-broker } } }',
    '{ when: conductor.on_report, do: { failpoint: { points: "conductor.on_report[instance=={instance}]=exit" } } }',
    '{ at: 1s, do: credentials-revoked cell2-compute }',
    '{ at: 1s, do: { store-truncate: { scope: cell0 } } }',
  ])('are accepted where its stack has them: %s', (fault) => {
    expect(parseAll(faulty(fault)).faults).toHaveLength(1);
  });

  it('are not looked for where the stack itself cannot be meant', () => {
    const text = 'name: a-b\ntitle: t\nstack: { cells: 0 }\nworkload: { boots: 3 }\nexpect: valid\n';
    expect(flaws(`${text}faults: [{ at: 1s, do: kill cell1-conductor }]`)).toBe(
      's.yaml:3: stack.cells: expected at least 1',
    );
  });
});

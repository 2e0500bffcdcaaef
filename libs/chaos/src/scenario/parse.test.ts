import { describe, expect, it } from 'vitest';
import { z } from 'zod';
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
    where: attempt == 1 and host != h1
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
          conditions: '[attempt==1][host!=h1]',
          nth: 3,
        },
        act: { kind: 'kill', parameters: { service: '(the one at the step)' } },
        healMs: 1500,
        text: 'kill at conductor.after_unclaim (attempt == 1 and host != h1, hit 3)',
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
    ['expect: valid\nstack:\n  cells: 0', 's.yaml:6: stack.cells: expected at least 1'],
    ['expect: valid\nstack:\n  appendfsync: no', 's.yaml:6: stack.appendfsync: expected everysec, always'],
    ['stack: {}', 's.yaml:1: expect: '],
    ['expect: [', 's.yaml:4: not YAML: '],
  ])('refuses %j and names the line, the field and what is possible', (rest, message) => {
    expect(flaws(head + rest)).toContain(message);
  });

  it('names every flaw, in the order of the lines', () => {
    const text = flaws(
      `${head}expect: valid\nfaults:\n  - { at: 1s, do: nap }\n  - { at: 1s, do: { kill: {} } }`,
    );
    expect(text.split('\n').map((line) => line.slice(0, 9))).toEqual(['s.yaml:6:', 's.yaml:7:']);
  });

  it('wants boots or a duration', () => {
    expect(flaws('name: a-b\ntitle: t\nworkload: {}\nexpect: valid')).toContain(
      's.yaml:3: workload: expected boots or',
    );
  });
});

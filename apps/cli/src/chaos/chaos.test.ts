import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunSummary, SweepResult } from '@cellflow/chaos';
import { afterAll, describe, expect, it } from 'vitest';
import { recordedIo } from '../fixture.ts';
import { runCli } from '../program.ts';
import { createPaint } from '../terminal/paint.ts';
import { mapText } from './map-text.ts';
import { sweepFailure } from './sweep-failure.ts';
import { verdictText } from './verdict-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'cellflow-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: string[]) {
  const recorded = recordedIo();
  return { code: await runCli(argv, recorded.io), out: recorded.out(), err: recorded.err() };
}
const plain = createPaint({ terminal: false, env: {} });

describe('cellflow chaos', () => {
  it('lists the scenarios and the kinds of faults, as text and as JSON', async () => {
    expect((await run('chaos', 'list')).out).toMatch(
      /conductor-dies-after-unclaim +processes, compose +A cell's conductor is killed/,
    );
    const listed = JSON.parse((await run('chaos', 'list', '--json')).out) as {
      name: string;
      faults: string[];
    }[];
    expect(listed.find(({ name }) => name === 'nothing-is-broken')?.faults).toEqual([
      'kill at conductor.before_bury',
    ]);
    expect((await run('chaos', 'list', '--faults')).out).toMatch(
      /one-way +processes +What goes one way vanishes/,
    );
  });

  it('lists what each kind of fault takes, with its default, and the names of queues and methods', async () => {
    const { out } = await run('chaos', 'list', '--faults');
    expect(out).toMatch(/^kill +service +must be said +A service by id or alias/m);
    expect(out).toMatch(/^delay +by +500ms +/m);
    expect(out).toMatch(
      /^Queues.* api\/super-conductor, .*cell1\/conductor, .*cell1\/compute\.cell1-compute$/m,
    );
    expect(out).toMatch(/^Methods: .*BuildAndRunInstance/m);
    const kinds = JSON.parse((await run('chaos', 'list', '--faults', '--json')).out) as {
      kind: string;
      parameters: { name: string; what: string; default: unknown; required: boolean; names?: string[] }[];
    }[];
    const hold = kinds.find(({ kind }) => kind === 'hold')!.parameters;
    expect(hold.map(({ name }) => name)).toEqual(['queue', 'method', 'share', 'times', 'for']);
    expect(hold[0]).toMatchObject({ required: true, default: null });
    expect(hold[0]!.names).toContain('placement/placement');
    expect(hold[2]).toMatchObject({ required: false, default: 1, what: 'Of these, so many' });
    expect(kinds.flatMap(({ parameters }) => parameters.filter(({ what }) => what === ''))).toEqual([]);
  });

  it('says for how long a soak goes on as people say it', async () => {
    const { out } = await run('chaos', 'soak', '--help');
    expect(out).toContain('(default: 60m)');
    expect(out).not.toContain('3600000');
  });

  it('says the seed on stderr where stdout is for JSON, before anything can go wrong', async () => {
    const file = join(folder, 'no-servers.yaml');
    writeFileSync(file, 'name: no-servers\ntitle: t\nworkload: { boots: 1 }\nexpect: valid\n');
    const recorded = recordedIo({ env: { CELLFLOW_SERVERS: 'nonsense' } });
    const code = await runCli(['chaos', 'run', file, '--seed', '7', '--json'], recorded.io);
    expect([code, recorded.out()]).toEqual([1, '']);
    expect(recorded.err()).toMatch(/^seed 7\n\{"error":/);
  });

  it('refuses a scenario that cannot be played, with the line and what is possible', async () => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(
      file,
      'name: bad\ntitle: t\nworkload: { boots: 1 }\nfaults:\n  - { at: 1s, do: kil api }\nexpect: valid\n',
    );
    const { code, err } = await run('chaos', 'run', file);
    expect(code).toBe(2);
    expect(err).toContain('bad.yaml:5: faults[0].do: there is no fault "kil"; did you mean kill');
    expect(err).toContain('next: correct the file');
  });

  it('refuses what cannot be done on compose, with the line and what is possible, before anything starts', async () => {
    const file = join(folder, 'slow.yaml');
    writeFileSync(
      file,
      'name: slow\ntitle: t\nstack: { cells: 3 }\nworkload: { boots: 1 }\nfaults:\n  - { at: 1s, do: kill api }\n  - { at: 1s, do: { delay: { service: api, by: 1s } } }\nexpect: valid\n',
    );
    const { code, err } = await run('chaos', 'run', file, '--on', 'compose');
    expect(code).toBe(2);
    expect(err).toContain('slow.yaml:3: stack.cells: expected at most 2 on compose');
    expect(err).toContain(
      'slow.yaml:7: faults[1].do: delay cannot be done on compose; there are kill, stop, restart, cut',
    );
    expect(err).not.toContain('slow.yaml:6');
  });

  it('lists what can be played on compose', async () => {
    const listed = JSON.parse((await run('chaos', 'list', '--json')).out) as { name: string; on: string[] }[];
    const on = new Map(listed.map((each) => [each.name, each.on]));
    expect(on.get('compute-sleeps-through-its-lease')).toEqual(['processes', 'compose']);
    expect(on.get('placement-is-far-away')).toEqual(['processes']);
  });

  it.each([
    [['run', 'museum-x', '--on', 'compose'], 'the museum is played on processes'],
    [['run', 'conductor-dies-after-uncliam'], 'near are conductor-dies-after-unclaim'],
    [['run'], "missing required argument 'scenario'"],
    [['run', 'x', '--seed', '-1'], 'Expected a whole number'],
    [['sweep', 'shoot'], 'there is no flow "shoot"'],
    [
      ['sweep', 'boot', '--path', 'left'],
      'Allowed choices are normal, retry, exhaustion, delete, recovery, delete-amid, redrive, all',
    ],
  ])('refuses %j with exit code 2', async (argv, message) => {
    const { code, err } = await run('chaos', ...argv);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});

describe('what a run came to', () => {
  const summary: RunSummary = {
    ...{ name: 'a', title: 't', seed: 7, verdict: 'invalid', passed: false, unrest: '', tookMs: 1000 },
    ...{ differences: ['expected all ACTIVE, there are 1 BUILD'], again: 'cellflow chaos run a --seed 7' },
    outcome: {
      verdict: 'invalid',
      servers: { ACTIVE: 2, BUILD: 1 },
      faults: {},
      calls: { refused: 0, unknown: 1 },
      deadLetters: { MALFORMED: 3 },
      events: {},
    },
    faults: [
      {
        ...{
          id: 'f1',
          kind: 'kill',
          target: 'api',
          beganAtMs: 0,
          healedAtMs: 1,
          text: 'kill api',
          state: 'waits',
        },
        effect: { text: 'its moment has not come', amount: 0 },
      },
    ],
    invariants: [
      {
        ...{ id: 'I1', name: 'no lost request', statement: '', verdict: 'invalid', looked: 3, missing: [] },
        violations: [
          {
            ...{ invariant: 'I1', instanceUuid: 'u1', message: 'rests in building' },
            shows: [{ witness: 'W2', position: 'cell1 instance:u1', text: 'building/none' }],
          },
        ],
      },
    ],
  };

  it('shows the minimal proof, what was expected, and faults that did nothing', () => {
    expect(verdictText(plain, summary, 100)).toBe(
      [
        ...['', 'FAULT     EFFECT', 'kill api  no effect: its moment has not come', ''],
        ...['2 ACTIVE, 1 BUILD; 0 calls refused, 1 of unknown outcome; dead letters: 3 MALFORMED', ''],
        ...['I1 u1 rests in building', '  W2  cell1 instance:u1  building/none'],
        ...['not as expected: expected all ACTIVE, there are 1 BUILD', ''],
        ...['verdict: invalid, 1 of 1 invariants had something to look at', ''],
      ].join('\n'),
    );
  });
});

describe('what a sweep came to', () => {
  const invariant = { id: 'I12', name: 'n', statement: 's', verdict: 'valid' as const, looked: 1 };
  const judgement = { verdict: 'valid' as const, results: [{ ...invariant, violations: [], missing: [] }] };
  const result: SweepResult = { results: [], judgement, unrest: '', tookMs: 1 };
  const shot = {
    ...{ point: 'api.on_create' as const, path: 'normal' as const, killed: '', server: '', notes: [] },
  };
  const broken = { invariant: 'I12', instanceUuid: 'u1', message: 'is broken', shows: [] };

  it('is well where every step is ok and all was judged', () => {
    expect(sweepFailure({ ...result, results: [{ ...shot, outcome: 'ok' }] })).toBeNull();
  });

  it.each([
    ['never', { results: [{ ...shot, outcome: 'never' as const }] }, '1 never reached', undefined],
    ['unrest', { unrest: '1 server is BUILD' }, '0 violations', '1 server is BUILD'],
    [
      'a violation',
      { judgement: { ...judgement, results: [{ ...judgement.results[0]!, violations: [broken] }] } },
      '1 violations',
      'is broken',
    ],
    [
      'a witness that is missing',
      {
        judgement: {
          verdict: 'unknown' as const,
          results: [{ ...judgement.results[0]!, missing: ['W3' as const, 'gauges' as const] }],
        },
      },
      '0 violations',
      'witnesses are missing: W3',
    ],
  ])('is a failure: %s', (_, more, what, why) => {
    const failure = sweepFailure({ ...result, ...more });
    expect(failure?.what).toContain(what);
    expect(failure?.why).toBe(why);
  });
});

describe('the map of a sweep', () => {
  it('shows each step by outcome, and those that nobody came by', () => {
    const shot = {
      point: 'api.on_create' as const,
      path: 'normal' as const,
      killed: 'api',
      server: 'u1',
      notes: [],
    };
    const stuck = { ...shot, path: 'retry' as const, outcome: 'stuck' as const, notes: ['u1 is BUILD'] };
    const result: SweepResult = {
      results: [{ ...shot, outcome: 'ok' }, stuck],
      ...{ judgement: { verdict: 'valid', results: [] }, unrest: '', tookMs: 2000 },
    };
    const text = mapText(plain, result, ['normal', 'retry'], 100);
    expect(text).toMatch(/^STEP +NORMAL +RETRY\n/);
    expect(text).toMatch(/api\.on_create +■ ok +! stuck +POST \/servers/);
    expect(mapText(plain, result, ['normal', 'retry'], 80)).toMatch(/api\.on_create +■ ok +! stuck *\n/);
    expect(text).toContain('api.on_create, retry: u1 is BUILD');
    expect(text).toContain('1 ok, 0 violated, 1 stuck, 0 missed, 0 never reached; 2 s');
  });
});

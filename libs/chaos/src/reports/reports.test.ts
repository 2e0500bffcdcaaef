import { historyOf } from '@cellflow/checker';
import type { CallRecord, InvariantResult, Violation } from '@cellflow/checker';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario/index.ts';
import type { RunResult } from '../runner/index.ts';
import { junit, page, smallestText, summarise } from './index.ts';
import { barsOf, timelineSvg } from './timeline.ts';

const scenario = parseScenario(
  'name: a-scenario\ntitle: What <breaks> & "why"\nworkload: { boots: 2 }\nexpect: all ACTIVE',
  { file: 's.yaml', kinds: [] },
);

const violation = (shows: number, message = 'is <lost>'): Violation => ({
  ...{ invariant: 'I1', instanceUuid: 'uuid-1', message },
  shows: Array.from({ length: shows }, (_, at) => ({
    witness: 'W2' as const,
    position: `${at}`,
    text: 'told',
  })),
});
const invariant = (given: Partial<InvariantResult>): InvariantResult => ({
  ...{ id: 'I1', name: 'no lost request', statement: 'nothing is lost', verdict: 'valid' as const },
  ...{ violations: [], looked: 3, missing: [] },
  ...given,
});
const call = (at: number, type: CallRecord['type'], more: Partial<CallRecord> = {}): CallRecord => ({
  ...{ process: 'p1', call: 1, type, action: 'boot', atMs: 1000 + at, project: 'admin' },
  ...more,
});

function run(results: readonly InvariantResult[], given: Partial<RunResult> = {}): RunResult {
  const none = { mappings: [], buildRequests: [], ledger: [] };
  const history = historyOf({
    ...{ accepted: [], deleted: [], api: none, cells: [], guests: [], alternates: 2 },
    placement: { providers: [], consumers: [], ledger: [] },
  });
  const calls = [
    call(10, 'invoke', { boot: { count: 1, flavorRef: '1', name: 'web', body: '{}' } }),
    call(30, 'ok', { status: 202, servers: [{ id: 'uuid-1' }] }),
    call(40, 'invoke', { call: 2, process: 'd1', action: 'delete', server: 'uuid-1' }),
  ];
  const verdict = results.some((each) => each.violations.length > 0) ? 'invalid' : 'valid';
  const outcome = {
    verdict,
    servers: { ACTIVE: 2 },
    faults: {},
    calls: { refused: 0, unknown: 0 },
    deadLetters: {},
    events: {},
  } as const;
  return {
    ...{ scenario, seed: 7, history: { ...history, calls }, judgement: { verdict, results }, outcome },
    ...{ differences: [], unrest: '', faults: [], beganAtMs: 1000, endedAtMs: 2000 },
    ...given,
  };
}
const summary = (result: RunResult) => summarise(result, 'a-scenario');

describe('the summary of a run', () => {
  it('says whether it passed, and how to play it again', () => {
    expect(summary(run([invariant({})]))).toMatchObject({
      ...{ passed: true, verdict: 'valid', seed: 7, tookMs: 1000 },
      again: 'cellflow chaos run a-scenario --seed 7',
    });
    expect(summary(run([invariant({})], { differences: ['expected more'] })).passed).toBe(false);
    expect(summary(run([invariant({ violations: [violation(1)] })])).passed).toBe(false);
  });

  it('shows of each broken invariant what proves it in the fewest lines', () => {
    const text = smallestText([invariant({ violations: [violation(4, 'long'), violation(2, 'short')] })]);
    expect(text.split('\n')).toHaveLength(3);
    expect(text).toContain('short');
  });
});

describe('the JUnit report', () => {
  it('has one case per invariant, and says what failed and what was not judged', () => {
    const xml = junit(
      summary(
        run([
          invariant({ violations: [violation(1)], verdict: 'invalid' }),
          invariant({ id: 'I3', name: 'one guest', looked: 0, verdict: 'vacuous' }),
          invariant({ id: 'I12', name: 'no upcall', looked: 0, verdict: 'unknown', missing: ['W3'] }),
        ]),
      ),
    );
    expect(xml).toContain('<testsuite name="chaos a-scenario" tests="5" failures="2" errors="0" skipped="2"');
    expect(xml).toContain('<failure message="1 violations; is &lt;lost&gt;">I1 uuid-1 is &lt;lost&gt;');
    expect(xml).toContain('<skipped message="the run gave no occasion for it"/>');
    expect(xml).toContain('<skipped message="missing: W3"/>');
    expect(xml.match(/<testcase /g)).toHaveLength(5);
  });

  it('is XML whatever the texts hold', () => {
    const xml = junit(summary(run([invariant({ violations: [violation(1, 'a\u0000b\n"<&>"')] })])));
    // eslint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008]/);
    expect(xml).toContain('a\ufffdb&#10;&quot;&lt;&amp;&gt;&quot;');
  });
});

describe('the timeline', () => {
  it('has a bar for each fault and each call, on lanes', () => {
    const fault = {
      ...{ id: 'f1', kind: 'kill', target: 'api', beganAtMs: 1500, healedAtMs: 1800, text: 'kill api' },
      ...{ state: 'healed' as const, effect: { amount: 1, text: '1 process killed' } },
    };
    const bars = barsOf(run([], { faults: [fault, { ...fault, id: 'f2', effect: null }] }));
    expect(bars).toMatchObject([
      { kind: 'fault', fromMs: 500, toMs: 800 },
      { kind: 'idle' },
      { lane: 'p1', kind: 'ok', fromMs: 10, toMs: 30, servers: ['uuid-1'], text: 'boot web: ok 202, 20 ms' },
      { lane: 'deletes', kind: 'info', fromMs: 40, toMs: 1000, text: 'delete uuid-1: no end, never ended' },
    ]);
    expect(timelineSvg(bars, 1000)).toContain('<rect class="bar ok"');
  });
});

describe('the page', () => {
  it('needs nothing but itself, and holds no markup of the texts that it shows', () => {
    const result = run([invariant({ violations: [violation(2, '<script>alert(1)</script>')] })]);
    const html = page(result, summary(result));
    expect(html).not.toMatch(/(src|href)=|url\(|@import/);
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('What &lt;breaks&gt; &amp; &quot;why&quot;');
    expect(html).toContain('data-server="uuid-1"');
  });
});

import { mkdtempSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Facts, PointName } from '@cellflow/failpoints';
import { pointNames, points } from '@cellflow/failpoints';
import { describe, expect, it } from 'vitest';
import { walkOf } from './calibrate.ts';
import { effectLog, isEnd } from './effect-log.ts';
import { countOutcomes, heatMap, tellNeverReached } from './heat-map.ts';
import type { ShotOutcome, ShotResult } from './heat-map.ts';
import { variants } from './paths.ts';
import type { SweepPath } from './paths.ts';
import { rulesOf } from './provoke.ts';
import { redrives } from './redrive.ts';
import { killResults } from './results.ts';
import { roundsOf, servicesOf } from './rounds.ts';

const target = (point: PointName, late = false) => ({ point, late, variant: variants.normal[0]! });

describe('the rounds of a sweep', () => {
  it('arm one point in each service at most, and spread a cell service over the cells', () => {
    const rounds = roundsOf(
      [
        ...(['api.on_create', 'api.before_reply', 'conductor.on_begin', 'conductor.after_begin'] as const),
        ...(['conductor.on_finish', 'compute.on_receive'] as const),
      ].map((point) => target(point)),
      ['cell1', 'cell2'],
    );
    expect(rounds.map((round) => round.map(({ owner, point }) => `${owner} ${point}`))).toEqual([
      [
        'api api.on_create',
        'cell1.cell-conductor conductor.on_begin',
        'cell2.cell-conductor conductor.after_begin',
        'cell2.fake-compute compute.on_receive',
      ],
      ['api api.before_reply', 'cell1.cell-conductor conductor.on_finish'],
    ]);
  });

  it('come first where they have to wait: those are the full ones', () => {
    const rounds = roundsOf([target('api.on_delete'), target('api.after_delete_done', true)], ['cell1']);
    expect(rounds.map(([shot]) => shot!.point)).toEqual(['api.after_delete_done', 'api.on_delete']);
  });
});

describe('the effect log', () => {
  it('tells once who came by where, and waits for lines that are not whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cellflow-test-'));
    const file = join(folder, 'api.log');
    const hit = (action: string | null) =>
      JSON.stringify({ event: 'failpoint', pid: 7, point: 'api.on_create', action, instance: 'i1' });
    const read = effectLog(folder, 'api');
    expect(await read()).toEqual([]);
    writeFileSync(file, `{"msg":"ready"}\n${hit(null)}\n${hit('exit')}\n${hit('exit').slice(0, 20)}`);
    const hits = await read();
    expect(hits).toMatchObject([{ point: 'api.on_create', instance: 'i1', pid: 7 }, { action: 'exit' }]);
    expect(hits.map(isEnd)).toEqual([false, true]);
    expect(await read()).toEqual([]);
    appendFileSync(file, `${hit('exit').slice(20)}\n`);
    expect(await read()).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });
});

describe('whose hit it is', () => {
  const [first, second] = variants.exhaustion;
  const walks = [
    { variant: first!, cell: 'cell1', ids: new Set(['i1']) },
    { variant: second!, cell: 'cell2', ids: new Set(['i2', 'i3']) },
  ];
  const whose = (service: string, facts: Facts) =>
    walkOf(walks, service, { point: 'super.on_receive', action: null, pid: 1, ...facts })?.cell;

  it('is that of the server it names, or of who is in the cell', () => {
    expect(whose('super-conductor', { instance: 'i3' })).toBe('cell2');
    expect(whose('cell2.fake-compute', {})).toBe('cell2');
    expect(whose('scheduler', {})).toBe('cell1');
  });

  it('is nobody’s where the cloud did it by itself', () => {
    expect(whose('api', { instance: 'of another path' })).toBeUndefined();
    expect(whose('placement', { host: 'cell1-good1' })).toBeUndefined();
    expect(whose('cell3.cell-conductor', {})).toBeUndefined();
  });
});

describe('the heat map', () => {
  it('holds every step in the order of the flow, and what was not played is empty', () => {
    const result: ShotResult = {
      ...{ point: 'api.on_create', path: 'normal', outcome: 'ok', killed: 'api', server: 'i1', notes: [] },
    };
    const map = heatMap([result], ['normal', 'retry']);
    expect(map[0]).toMatchObject({ point: 'api.on_create', cells: [result, null] });
    expect(countOutcomes([result])).toMatchObject({ ok: 1, violated: 0, stuck: 0, missed: 0, never: 0 });
  });

  it('tells a step of another path from one of no path, and only when all paths were swept', () => {
    const shot = (point: PointName, path: SweepPath, outcome: ShotOutcome): ShotResult => ({
      ...{ point, path, outcome, killed: '', server: '', notes: [] },
    });
    const results = [
      shot('api.on_create', 'normal', 'ok'),
      shot('api.on_create', 'retry', 'elsewhere'),
      shot('super.on_receive', 'normal', 'elsewhere'),
      shot('super.on_receive', 'retry', 'elsewhere'),
      shot('super.before_ack', 'normal', 'missed'),
      shot('super.before_ack', 'retry', 'elsewhere'),
    ];
    const told = tellNeverReached(results, ['normal', 'retry'], ['normal', 'retry']);
    expect(told.map(({ outcome }) => outcome)).toEqual([
      ...['ok', 'elsewhere', 'never', 'never', 'missed', 'elsewhere'],
    ]);
    expect(countOutcomes(told).never).toBe(1);
    expect(tellNeverReached(results, ['normal'], ['normal', 'retry'])).toEqual(results);
  });
});

describe('a step where nobody was killed', () => {
  const outcomeOf = (point: PointName, reaches?: readonly PointName[]) => {
    const variant = { ...variants.normal[0]!, ...(reaches ? { reaches } : {}) };
    const shot = { point, variant, late: false, owner: 'fake-compute', cell: 'cell1' };
    const played = { shot, killed: false, server: '', own: 's1', stuck: '' };
    const results = killResults('retry', [played], { verdict: 'valid', results: [] });
    return results.find((each) => each.point === point)!.outcome;
  };

  it('is missed where the path comes by', () => {
    expect(outcomeOf('compute.before_spawn')).toBe('missed');
    expect(outcomeOf('super.on_redelivery', ['super.on_redelivery'])).toBe('missed');
  });

  it('is on another path where this one came by only once, of something rare that it is not for', () => {
    expect(outcomeOf('compute.before_renew')).toBe('elsewhere');
  });
});

describe('what a path provokes', () => {
  it('dies first where the variant says so, and arms the point for the next start', () => {
    const again = variants.recovery.find(({ diesFirst }) => diesFirst)!;
    expect(rulesOf(again, 'super-conductor', 'cell1')).toEqual({
      ...{ rules: [`${again.diesFirst!}=exit@1`], restarted: true },
    });
    expect(rulesOf(again, 'api', 'cell1')).toEqual({ rules: [], restarted: false });
  });

  it('arms a cell service in the cell of the server alone', () => {
    const forgotten = variants.recovery.find(({ also }) => also?.[0]?.point === 'compute.before_spawn')!;
    expect(rulesOf(forgotten, 'cell2.fake-compute', 'cell2').restarted).toBe(true);
    expect(rulesOf(forgotten, 'cell1.fake-compute', 'cell2').rules).toEqual([]);
  });

  it('takes all services that it arms for itself in a round', () => {
    const forgotten = variants.recovery.find(({ also }) => also?.[0]?.point === 'compute.before_spawn')!;
    const targets = [
      { point: 'conductor.watchdog_on_expired' as const, late: false, variant: forgotten },
      target('compute.on_receive'),
    ];
    expect(roundsOf(targets, ['cell1', 'cell2']).map((round) => round.map(({ cell }) => cell))).toEqual([
      ['cell1', 'cell2'],
    ]);
    expect(roundsOf(targets, ['cell1'])).toHaveLength(2);
  });

  it('reaches whatever is passed only under faults, but for long builds and batches, which are asked for', () => {
    const provoked = [...variants.recovery, ...redrives.map(({ variant }) => variant)];
    const told = new Set(provoked.flatMap(({ reaches = [] }) => reaches));
    const others = pointNames.filter((point) => points[point].onlyUnderFaults && !told.has(point));
    expect(others).toEqual([
      ...['scheduler.before_give_back', 'scheduler.after_give_back'],
      ...['compute.before_renew', 'compute.after_renew', 'conductor.on_renew'],
    ]);
  });

  it('takes the API as well where it is to hold back the word of a delete', () => {
    const untold = variants.recovery.find(({ then }) => then)!;
    const target = { point: 'conductor.watchdog_after_lease' as const, late: false, variant: untold };
    expect(servicesOf(target, 'cell1')).toEqual(['cell1.cell-conductor', 'cell1.fake-compute', 'api']);
  });
});

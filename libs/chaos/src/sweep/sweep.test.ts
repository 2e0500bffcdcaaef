import { mkdtempSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PointName } from '@cellflow/failpoints';
import { describe, expect, it } from 'vitest';
import { effectLog } from './effect-log.ts';
import { countOutcomes, heatMap } from './heat-map.ts';
import type { ShotResult } from './heat-map.ts';
import { variants } from './paths.ts';
import { roundsOf } from './rounds.ts';

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
        'cell1.fake-compute compute.on_receive',
      ],
      ['api api.before_reply', 'cell1.cell-conductor conductor.on_finish'],
    ]);
  });

  it('come last where they have to wait', () => {
    const rounds = roundsOf([target('api.after_delete_done', true), target('api.on_delete')], ['cell1']);
    expect(rounds.map(([shot]) => shot!.point)).toEqual(['api.on_delete', 'api.after_delete_done']);
  });
});

describe('the effect log', () => {
  it('tells once where a service ended, and waits for lines that are not whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cellflow-test-'));
    const file = join(folder, 'api.log');
    const hit = (action: string | null) =>
      JSON.stringify({ event: 'failpoint', point: 'api.on_create', action, instance: 'i1' });
    const read = effectLog(folder, 'api');
    expect(await read()).toEqual([]);
    writeFileSync(file, `{"msg":"ready"}\n${hit(null)}\n${hit('exit')}\n${hit('exit').slice(0, 20)}`);
    expect(await read()).toMatchObject([{ point: 'api.on_create', instance: 'i1' }]);
    expect(await read()).toEqual([]);
    appendFileSync(file, `${hit('exit').slice(20)}\n`);
    expect(await read()).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });
});

describe('the heat map', () => {
  it('holds every step in the order of the flow, and what was not played is empty', () => {
    const result: ShotResult = {
      ...{ point: 'api.on_create', path: 'normal', outcome: 'ok', killed: 'api', server: 'i1', notes: [] },
    };
    const map = heatMap([result], ['normal', 'retry']);
    expect(map[0]).toMatchObject({ point: 'api.on_create', cells: [result, null] });
    expect(countOutcomes([result])).toEqual({ ok: 1, violated: 0, stuck: 0, never: 0, skipped: 0 });
  });
});

import type { CallRecord } from '@cellflow/checker';
import type { RunResult } from '../runner/index.ts';
import { escaped } from './junit.ts';

/** One bar of the timeline; times in ms since the load began. */
export interface Bar {
  readonly lane: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly kind: 'ok' | 'fail' | 'info' | 'fault' | 'idle';
  readonly text: string;
  /** Ids of servers that it is about. */
  readonly servers: readonly string[];
  /** A list, of which there are many. */
  readonly aside: boolean;
}

/** The faults and the calls of a run as bars, in lanes: first the faults, then the clients of the load. */
export function barsOf({ faults, history, beganAtMs, endedAtMs }: RunResult): Bar[] {
  const since = (ms: number) => Math.max(0, ms - beganAtMs);
  const faulty = faults.map(({ id, text, beganAtMs: from, healedAtMs, effect, state }): Bar => {
    const lasted = state === 'waits' ? 'its moment never came' : (effect?.text ?? '');
    return {
      ...{ lane: `${id} ${text}`, fromMs: since(from), toMs: since(healedAtMs ?? endedAtMs) },
      kind: (effect?.amount ?? 0) > 0 ? 'fault' : 'idle',
      ...{ text: `${text}: ${lasted}`, servers: [], aside: false },
    };
  });
  return [...faulty, ...callBars(history.calls ?? [], since, endedAtMs)];
}

function callBars(calls: readonly CallRecord[], since: (ms: number) => number, endedAtMs: number): Bar[] {
  const ends = new Map<number, CallRecord>();
  for (const record of calls) if (record.type !== 'invoke') ends.set(record.call, record);
  const invokes = calls.filter(({ type }) => type === 'invoke');
  return invokes.map((invoke): Bar => {
    const end = ends.get(invoke.call);
    const ids = [...(invoke.server ? [invoke.server] : []), ...(end?.servers ?? []).map(({ id }) => id)];
    const status = end?.status ? ` ${end.status}` : '';
    const took = end ? `${Math.round(end.atMs - invoke.atMs)} ms` : 'never ended';
    const what = invoke.boot?.name ?? invoke.server ?? '';
    const aside = invoke.action === 'list';
    return {
      lane: aside ? 'lists' : laneOf(invoke.process),
      ...{ fromMs: since(invoke.atMs), toMs: since(end?.atMs ?? endedAtMs) },
      kind: end === undefined || end.type === 'invoke' ? 'info' : end.type,
      text: `${invoke.action} ${what}: ${end?.type ?? 'no end'}${status}, ${took}${end?.text ? `, ${end.text}` : ''}`,
      ...{ servers: aside ? [] : ids, aside },
    };
  });
}

/** Every delete is a process of its own; they share a lane. */
const laneOf = (process: string) => (/^d(\d|elete)/.test(process) ? 'deletes' : process);

const leftPx = 230;
const widthPx = 1000;
const lanePx = 22;

/** The bars as an SVG, without style: classes `lane`, `bar ok`, `bar fault`..., each with a title to hover over. */
export function timelineSvg(bars: readonly Bar[], endMs: number): string {
  const lanes = [...new Set(bars.map(({ lane }) => lane))];
  const scale = (widthPx - leftPx - 10) / Math.max(1, endMs);
  const height = lanes.length * lanePx + 26;
  const x = (ms: number) => (leftPx + ms * scale).toFixed(1);
  const faults = bars.filter(({ kind }) => kind === 'fault' || kind === 'idle');
  return [
    `<svg class="timeline" viewBox="0 0 ${widthPx} ${height}" role="img" aria-label="Calls and faults over time">`,
    ...faults.map(({ fromMs, toMs }) => {
      const width = Math.max(1, (toMs - fromMs) * scale).toFixed(1);
      return `<rect class="shade" x="${x(fromMs)}" y="0" width="${width}" height="${height - 26}"/>`;
    }),
    ...ticksOf(endMs).flatMap((ms) => [
      `<line class="tick" x1="${x(ms)}" x2="${x(ms)}" y1="0" y2="${height - 22}"/>`,
      `<text class="axis" x="${x(ms)}" y="${height - 6}" text-anchor="middle">${ms / 1000} s</text>`,
    ]),
    ...lanes.map((lane, row) => {
      const y = row * lanePx;
      const label = lane.length > 36 ? `${lane.slice(0, 35)}…` : lane;
      return [
        `<g class="lane"><title>${escaped(lane)}</title>`,
        `<text class="label" x="4" y="${y + 15}">${escaped(label)}</text></g>`,
        ...bars.filter((bar) => bar.lane === lane).map((bar) => rect(bar, { x, scale, y })),
      ].join('');
    }),
    '</svg>',
  ].join('\n');
}

function rect(bar: Bar, { x, scale, y }: { x(ms: number): string; scale: number; y: number }): string {
  const width = Math.max(2, (bar.toMs - bar.fromMs) * scale).toFixed(1);
  const about = bar.servers.length > 0 ? ` data-servers="${escaped(bar.servers.join(' '))}"` : '';
  const place = `x="${x(bar.fromMs)}" y="${y + 4}" width="${width}" height="${lanePx - 8}" rx="2"`;
  return `<rect class="bar ${bar.kind}" ${place}${about}><title>${escaped(bar.text)}</title></rect>`;
}

/** Round numbers of seconds, ten at most. */
function ticksOf(endMs: number): number[] {
  const step =
    [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 3600].find((each) => endMs / 1000 / each <= 10) ?? 3600;
  return Array.from({ length: Math.floor(endMs / 1000 / step) + 1 }, (_, at) => at * step * 1000);
}

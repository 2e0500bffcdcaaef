import type { UsagePoint } from './usage-book.ts';

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/**
 * The highest usage in each of `width` equal spans from the first point to the last. A span without a change has
 * the usage that the one before ended with.
 */
export function toSpans(points: readonly UsagePoint[], width: number): number[] {
  const spans = new Array<number>(width).fill(0);
  const first = points[0]?.atMs ?? 0;
  const length = Math.max(1, ...points.map(({ atMs }) => atMs - first));
  let position = 0;
  let used = 0;
  for (let span = 0; span < width; span++) {
    const end = first + (length * (span + 1)) / width;
    let highest = used;
    for (; position < points.length && (points[position]!.atMs <= end || span === width - 1); position++) {
      used = points[position]!.used;
      highest = Math.max(highest, used);
    }
    spans[span] = highest;
  }
  return spans;
}

/** A row of bars, the highest as high as a line; nothing used is a blank. */
export function toBars(spans: readonly number[]): string {
  const peak = Math.max(...spans);
  if (peak <= 0) return ' '.repeat(spans.length);
  return spans
    .map((value) =>
      value <= 0
        ? ' '
        : (bars[Math.min(bars.length - 1, Math.ceil((value / peak) * bars.length) - 1)] ?? ' '),
    )
    .join('');
}

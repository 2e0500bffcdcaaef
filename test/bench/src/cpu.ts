import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** Clock ticks per second, as /proc counts CPU time. */
export const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** CPU time that each process has used so far, in ms; 0 for one that is gone. Linux only. */
export function cpuMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000;
  } catch {
    return 0;
  }
}

/** A process and all its descendants. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      parents.set(parent, [...(parents.get(parent) ?? []), Number(entry)]);
    } catch {
      // It ended while we looked.
    }
  }
  const family = [pid];
  for (let i = 0; i < family.length; i++) family.push(...(parents.get(family[i] ?? 0) ?? []));
  return family;
}

/** CPU time used since, by name, in ms. */
export function cpuMeter(processes: {
  readonly [name: string]: readonly number[];
}): () => Record<string, number> {
  const read = () =>
    Object.fromEntries(
      Object.entries(processes).map(([name, pids]) => [name, pids.reduce((sum, pid) => sum + cpuMs(pid), 0)]),
    );
  const before = read();
  return () =>
    Object.fromEntries(Object.entries(read()).map(([name, after]) => [name, after - (before[name] ?? 0)]));
}

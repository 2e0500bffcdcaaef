import { readFileSync } from 'node:fs';

/** Resident memory of a process in bytes, now and at its most. Linux only. */
export function residentMemory(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kibOf = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN);
  return { now: kibOf('VmRSS') * 1024, peak: kibOf('VmHWM') * 1024 };
}

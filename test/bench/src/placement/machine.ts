import { readFileSync } from 'node:fs';
import { ticksPerSecond } from '../cpu.ts';

/** CPU time that everything on this machine has used so far, in ms. Linux only. */
export function machineCpuMs(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]!
    .split(/\s+/)
    .map(Number);
  return ((user + nice + system + irq + softirq) / ticksPerSecond) * 1000;
}

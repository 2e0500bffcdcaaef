import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { ChaosService } from '../cloud/index.ts';
import type { Measured } from './bounds.ts';

/** Memory and descriptors of every process that runs, from /proc; none where the system has none. */
export const measureProcesses = (services: readonly ChaosService[]): Measured[] =>
  services.flatMap(({ alias: subject, pid }): Measured[] => {
    if (pid === null) return [];
    try {
      const kib = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
      const folder = `/proc/${pid}/fd`;
      const descriptors = readdirSync(folder).filter((fd) => !isGuestLog(`${folder}/${fd}`)).length;
      if (!Number.isFinite(kib)) return [];
      return [
        { subject, what: 'rssMib', amount: Math.round(kib / 1024) },
        { subject, what: 'descriptors', amount: descriptors },
      ];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });

/** A compute keeps the logs of hosts open that it wrote to last, up to a number of its own. */
function isGuestLog(descriptor: string): boolean {
  try {
    return readlinkSync(descriptor).endsWith('.jsonl');
  } catch {
    // Closed meanwhile.
    return true;
  }
}

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process as the system knows it. */
export interface ProcessIdentity {
  /** When it was started, in the system's own words: process ids are used again. */
  readonly bornAt: string;
  /** SIGSTOP holds it. */
  readonly stopped: boolean;
}

/** The process of this id; null where there is none, or only its exit code is left. */
export function identify(pid: number): ProcessIdentity | null {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): ProcessIdentity | null {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // Behind the program's name, which may hold anything: proc(5), fields 3 and 22.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state = ''] = fields;
  return state === 'Z' || state === 'X' ? null : { bornAt: fields[19] ?? '', stopped: state === 'T' };
}

function fromPs(pid: number): ProcessIdentity | null {
  try {
    const text = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [state = '', ...bornAt] = text.split(/\s+/);
    return state === '' || state.startsWith('Z')
      ? null
      : { bornAt: bornAt.join(' '), stopped: state.startsWith('T') };
  } catch {
    return null;
  }
}

/** Whether that very process still runs. */
export const runs = (pid: number, bornAt: string): boolean => identify(pid)?.bornAt === bornAt;

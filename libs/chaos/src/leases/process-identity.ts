import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process as the system knows it. */
export interface ProcessIdentity {
  /** When it was started, in the system's own words: process ids are used again. */
  readonly bornAt: string;
  /** SIGSTOP holds it. */
  readonly stopped: boolean;
  /** Process id of whoever started it, or of whoever took it over when that one died. */
  readonly parent: number;
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
  // Behind the program's name, which may hold anything: proc(5), fields 3, 4 and 22.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state = ''] = fields;
  if (state === 'Z' || state === 'X') return null;
  return { bornAt: fields[19] ?? '', stopped: state === 'T', parent: Number(fields[1]) };
}

function fromPs(pid: number): ProcessIdentity | null {
  try {
    const text = execFileSync('ps', ['-o', 'stat=,ppid=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim();
    const [state = '', parent, ...bornAt] = text.split(/\s+/);
    if (state === '' || state.startsWith('Z')) return null;
    return { bornAt: bornAt.join(' '), stopped: state.startsWith('T'), parent: Number(parent) };
  } catch {
    return null;
  }
}

/** Whether that very process still runs. */
export const runs = (pid: number, bornAt: string): boolean => identify(pid)?.bornAt === bornAt;

import { RowError } from './row-error.ts';
import { readRows } from './read-rows.ts';
import type { Row } from './row.ts';

/** One host of a trace: CPU in thousandths of a core, memory in MiB. `model` is '' on hosts without GPUs. */
export interface TraceHost {
  readonly name: string;
  readonly cpuMilli: number;
  readonly memoryMib: number;
  readonly gpus: number;
  readonly model: string;
}

export const hostColumns = ['sn', 'cpu_milli', 'memory_mib', 'gpu', 'model'] as const;

/** Reads the hosts of a trace. Throws RowError at the first row that cannot be used. */
export async function readHosts(file: string): Promise<TraceHost[]> {
  const hosts: TraceHost[] = [];
  const lines = new Map<string, number>();
  for await (const row of readRows(file, hostColumns)) {
    const host = toHost(row);
    const before = lines.get(host.name);
    if (before !== undefined) row.refuse('sn', `${host.name} is there already, in line ${before}`);
    lines.set(host.name, row.line);
    hosts.push(host);
  }
  if (hosts.length === 0) throw new RowError({ file, line: 1 }, 'there is no host behind the header');
  return hosts;
}

function toHost(row: Row): TraceHost {
  const host = {
    name: row.name('sn'),
    cpuMilli: row.whole('cpu_milli', { min: 1000 }),
    memoryMib: row.whole('memory_mib', { min: 1 }),
    gpus: row.whole('gpu', { min: 0, max: 1024 }),
    model: row.model('model'),
  };
  if (host.gpus > 0 && host.model === '') row.refuse('model', `is empty, but the host has ${host.gpus} GPUs`);
  if (host.gpus === 0 && host.model !== '') row.refuse('model', `is ${host.model}, but the host has no GPU`);
  return host;
}

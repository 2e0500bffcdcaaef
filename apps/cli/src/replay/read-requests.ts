import { RowError } from './row-error.ts';
import { readRows } from './read-rows.ts';
import type { Row } from './row.ts';

/** One request of a trace: a server that is asked for at one time and, mostly, deleted at a later one. */
export interface TraceRequest {
  readonly name: string;
  readonly cpuMilli: number;
  readonly memoryMib: number;
  readonly gpus: number;
  /** Thousandths of each GPU; 1000 where whole ones are asked for, 0 without GPUs. */
  readonly gpuMilli: number;
  /** Models, one of which the host must have; empty where any host will do. */
  readonly models: readonly string[];
  /** Seconds from the start of the trace. */
  readonly createdAtS: number;
  /** null: never deleted. */
  readonly deletedAtS: number | null;
}

export const requestColumns = [
  ...['name', 'cpu_milli', 'memory_mib', 'num_gpu', 'gpu_milli', 'gpu_spec', 'qos', 'pod_phase'],
  ...['creation_time', 'deletion_time', 'scheduled_time'],
] as const;

const qualities = ['LS', 'BE', 'Burstable', 'Guaranteed'];
const phases = ['Running', 'Failed', 'Pending', 'Succeeded', 'Unknown'];
/** About 285 years, in seconds: no trace is longer. */
const maxTimeS = 9_000_000_000;

/**
 * Reads the requests of a trace, in the order of the file; `limit` stops after so many. Throws RowError at the
 * first row that cannot be used.
 */
export async function readRequests(file: string, limit = Infinity): Promise<TraceRequest[]> {
  const requests: TraceRequest[] = [];
  const lines = new Map<string, number>();
  for await (const row of readRows(file, requestColumns)) {
    const request = toRequest(row);
    const before = lines.get(request.name);
    if (before !== undefined) row.refuse('name', `${request.name} is there already, in line ${before}`);
    lines.set(request.name, row.line);
    requests.push(request);
    if (requests.length >= limit) break;
  }
  if (requests.length === 0) throw new RowError({ file, line: 1 }, 'there is no request behind the header');
  return requests;
}

function toRequest(row: Row): TraceRequest {
  row.oneOf('qos', qualities);
  row.oneOf('pod_phase', phases);
  const request = {
    name: row.name('name'),
    cpuMilli: row.whole('cpu_milli', { min: 0 }),
    memoryMib: row.whole('memory_mib', { min: 0 }),
    gpus: row.whole('num_gpu', { min: 0, max: 1024 }),
    gpuMilli: row.whole('gpu_milli', { min: 0, max: 1000 }),
    models: row.models('gpu_spec'),
    createdAtS: row.whole('creation_time', { min: 0, max: maxTimeS }),
    deletedAtS: row.wholeOrNull('deletion_time', { min: 0, max: maxTimeS }),
  };
  checkGpus(row, request);
  checkTimes(row, request);
  return request;
}

function checkGpus(row: Row, { gpus, gpuMilli }: TraceRequest): void {
  if (gpus === 0 && gpuMilli > 0) row.refuse('gpu_milli', `is ${gpuMilli}, but num_gpu is 0`);
  if (gpus > 0 && gpuMilli === 0) row.refuse('gpu_milli', `is 0, but num_gpu is ${gpus}`);
}

function checkTimes(row: Row, { createdAtS, deletedAtS }: TraceRequest): void {
  if (deletedAtS !== null && deletedAtS < createdAtS) {
    row.refuse('deletion_time', `${deletedAtS} is before the creation, ${createdAtS}`);
  }
  const scheduledAtS = row.wholeOrNull('scheduled_time', { min: 0, max: maxTimeS });
  if (scheduledAtS !== null && scheduledAtS < createdAtS) {
    row.refuse('scheduled_time', `${scheduledAtS} is before the creation, ${createdAtS}`);
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readHosts } from './read-hosts.ts';
import { readRequests } from './read-requests.ts';

const folder = mkdtempSync(join(tmpdir(), 'cellflow-trace-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (text: string) => {
  const file = join(folder, 'trace.csv');
  writeFileSync(file, text);
  return file;
};
const hostHead = 'sn,cpu_milli,memory_mib,gpu,model';
const requestHead =
  'name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time';
const hosts = (...rows: string[]) => readHosts(write([hostHead, ...rows, ''].join('\n')));
const requests = (...rows: string[]) => readRequests(write([requestHead, ...rows, ''].join('\n')));
const complaint = (reading: Promise<unknown>) =>
  reading.then(
    () => 'was read',
    (error: Error) => error.message.replace(folder, ''),
  );

describe('readHosts', () => {
  it('reads hosts with and without GPUs', async () => {
    expect(await hosts('a,32000,262144,0,', 'b,96500,1024,8,V100M32')).toEqual([
      { name: 'a', cpuMilli: 32000, memoryMib: 262144, gpus: 0, model: '' },
      { name: 'b', cpuMilli: 96500, memoryMib: 1024, gpus: 8, model: 'V100M32' },
    ]);
  });

  it('takes columns in any order, quotes, CRLF and a byte order mark', async () => {
    const file = write('\ufeffmodel,gpu,sn,memory_mib,cpu_milli\r\n"T4",2,"a",10,1000\r\n\r\n');
    expect(await readHosts(file)).toEqual([
      { name: 'a', cpuMilli: 1000, memoryMib: 10, gpus: 2, model: 'T4' },
    ]);
  });

  it.each([
    [['a,32000,1,0,', 'a,32000,1,0,'], '/trace.csv:3: column sn: a is there already, in line 2'],
    [['a,32000,x,0,'], '/trace.csv:2: column memory_mib: expected a whole number, got "x"'],
    [['a,32000,1.5,0,'], '/trace.csv:2: column memory_mib: expected a whole number, got "1.5"'],
    [['a,,1,0,'], '/trace.csv:2: column cpu_milli: is empty; expected a whole number'],
    [['a,-5,1,0,'], '/trace.csv:2: column cpu_milli: -5 is not between 1000 and 2147483647'],
    [['a,32000,1,2,'], '/trace.csv:2: column model: is empty, but the host has 2 GPUs'],
    [['a,32000,1,0,T4'], '/trace.csv:2: column model: is T4, but the host has no GPU'],
    [
      ['a,32000,1,1,T 4'],
      '/trace.csv:2: column model: "T 4" is not a GPU model: letters, digits and "_", up to 64',
    ],
    [[',32000,1,0,'], '/trace.csv:2: column sn: is empty'],
    [
      ['a.b,32000,1,0,'],
      '/trace.csv:2: column sn: "a.b" is not a name: up to 63 letters, digits, "-" or "_", the first a letter or digit',
    ],
    [['ok,32000,1,0,', 'a,32000,1'], '/trace.csv:3: column gpu: the row has 3 columns, the header 5'],
    [['a,32000,1,0,,9'], '/trace.csv:2: the row has 6 columns, the header 5'],
    [['a,"32000,1,0,', 'b,1,1,1,'], /^\/trace.csv:\d: Quote Not Closed/],
    [[], '/trace.csv:1: there is no host behind the header'],
  ])('refuses %j', async (rows, message) => {
    const said = await complaint(hosts(...rows));
    if (typeof message === 'string') expect(said).toBe(message);
    else expect(said).toMatch(message);
  });

  it.each([
    ['', '/trace.csv:1: the file is empty; expected a header'],
    [
      'sn,cpu_milli,gpu,model\n',
      `/trace.csv:1: column memory_mib: is missing from the header; expected ${hostHead}`,
    ],
    [`${hostHead},sn\n`, '/trace.csv:1: column sn: is named twice in the header'],
    [`${hostHead},colour\n`, `/trace.csv:1: column colour: is not known; expected ${hostHead}`],
  ])('refuses the header %j', async (text, message) => {
    expect(await complaint(readHosts(write(text)))).toBe(message);
  });

  it('says which file is not there', async () => {
    expect(await complaint(readHosts(join(folder, 'none.csv')))).toBe('/none.csv: there is no such file');
    expect(await complaint(readHosts(folder))).toBe(': is a folder, not a file');
  });
});

describe('readRequests', () => {
  it('reads requests with shares of a GPU, models, and without an end', async () => {
    expect(
      await requests('a,11400,1024,1,460,A10|T4|A10,LS,Running,5,9,6', 'b,0,0,0,0,,BE,Pending,7,,'),
    ).toEqual([
      {
        ...{ name: 'a', cpuMilli: 11400, memoryMib: 1024, gpus: 1, gpuMilli: 460 },
        ...{ models: ['A10', 'T4'], createdAtS: 5, deletedAtS: 9 },
      },
      {
        ...{ name: 'b', cpuMilli: 0, memoryMib: 0, gpus: 0, gpuMilli: 0 },
        ...{ models: [], createdAtS: 7, deletedAtS: null },
      },
    ]);
  });

  it('reads no further than asked', async () => {
    const file = write([requestHead, 'a,1,1,0,0,,LS,Running,1,2,1', 'nonsense'].join('\n'));
    expect((await readRequests(file, 1)).map(({ name }) => name)).toEqual(['a']);
  });

  it.each([
    ['a,1,1,0,0,,LS,Running,9,5,9', 'deletion_time: 5 is before the creation, 9'],
    ['a,1,1,0,0,,LS,Running,9,,5', 'scheduled_time: 5 is before the creation, 9'],
    ['a,1,1,0,0,,LS,Running,,9,', 'creation_time: is empty; expected a whole number'],
    ['a,1,1,0,0,,LS,Running,soon,9,', 'creation_time: expected a whole number, got "soon"'],
    ['a,1,1,0,500,,LS,Running,1,9,', 'gpu_milli: is 500, but num_gpu is 0'],
    ['a,1,1,2,0,,LS,Running,1,9,', 'gpu_milli: is 0, but num_gpu is 2'],
    ['a,1,1,1,1001,,LS,Running,1,9,', 'gpu_milli: 1001 is not between 0 and 1000'],
    [
      'a,1,1,1,1000,A10|,LS,Running,1,9,',
      'gpu_spec: "" is not a GPU model: letters, digits and "_", up to 64',
    ],
    ['a,1,1,0,0,,XX,Running,1,9,', 'qos: "XX" is none of LS, BE, Burstable, Guaranteed'],
    [
      'a,1,1,0,0,,LS,Sleeping,1,9,',
      'pod_phase: "Sleeping" is none of Running, Failed, Pending, Succeeded, Unknown',
    ],
  ])('refuses %j', async (row, message) => {
    expect(await complaint(requests(row))).toBe(`/trace.csv:2: column ${message}`);
  });

  it('refuses one name for two requests', async () => {
    expect(await complaint(requests('a,1,1,0,0,,LS,Running,1,9,', 'a,1,1,0,0,,LS,Running,1,9,'))).toBe(
      '/trace.csv:3: column name: a is there already, in line 2',
    );
  });
});

describe('the examples', () => {
  const example = (name: string) => fileURLToPath(new URL(`../../../../examples/${name}`, import.meta.url));

  it('are a trace of 20 hosts and 120 requests', async () => {
    expect(await readHosts(example('hosts.csv'))).toHaveLength(20);
    expect(await readRequests(example('requests.csv'))).toHaveLength(120);
  });
});

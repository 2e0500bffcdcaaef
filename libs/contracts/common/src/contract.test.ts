import { describe, expect, it } from 'vitest';
import { Envelope, Fault, Instance, LedgerEvent, RequestSpec, Selection } from './index.ts';
import { MethodPolicy } from './index.ts';

/** Field 1000, varint 7: nothing that any message here knows. */
const unknownField = Uint8Array.from([0xc0, 0x3e, 0x07]);

const concat = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('a contract message', () => {
  it('carries 64-bit fields as plain numbers, exact up to 2^53', () => {
    const createdAtMs = Number.MAX_SAFE_INTEGER;
    const read = Instance.decode(Instance.encode({ createdAtMs }));
    expect(read.createdAtMs).toBe(createdAtMs);
    expect(read.updatedAtMs).toBe(0);
  });

  it('carries negative 64-bit fields', () => {
    expect(LedgerEvent.decode(LedgerEvent.encode({ atMs: -5 })).atMs).toBe(-5);
  });

  it('reads a 64-bit value above 2^53 as the nearest number', () => {
    const all64Bits = Uint8Array.from([0x30, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]);
    expect(Envelope.decode(all64Bits).callId).toBe(2 ** 64);
  });

  it('keeps the number of an enum value it does not know', () => {
    const ninetyNine = Uint8Array.from([0x08, 99]);
    expect(MethodPolicy.decode(ninetyNine).kind).toBe(99);
  });

  it('reads absent scalars as their defaults, absent messages as null, absent lists as empty', () => {
    const read = Instance.decode(new Uint8Array());
    expect([read.uuid, read.attempt, read.begun]).toEqual(['', 0, false]);
    expect([read.requestSpec, read.fault, read.selection]).toEqual([null, null, null]);
    expect([read.hostList, read.tags, read.metadata]).toEqual([[], [], {}]);
  });

  it('drops unknown fields', () => {
    const read = Fault.decode(concat(Fault.encode({ code: 500, message: 'no host' }), unknownField));
    expect(read.code).toBe(500);
    expect(Fault.encode(read)).toEqual(Fault.encode({ code: 500, message: 'no host' }));
  });

  it('refuses bytes that are no message', () => {
    expect(() => Instance.decode(Uint8Array.from([0x0a, 0x7f, 0x01]))).toThrow();
    expect(() => Instance.decode(Uint8Array.from([0xff, 0xff, 0xff]))).toThrow();
  });

  it('refuses groups nested without end', () => {
    expect(() => Instance.decode(new Uint8Array(21_000).fill(0x0b))).toThrow();
  });

  it('is copied with create, which keeps the defaults that a bare spread loses', () => {
    const read = Instance.decode(Instance.encode({ uuid: 'a' }));
    expect(Instance.create({ ...read, host: 'h' }).vmState).toBe('');
    expect({ ...read }.vmState).toBeUndefined();
  });

  it('brings a Selection back unchanged: host, cell, zone, limits and allocation request', () => {
    const selection = {
      computeNodeUuid: 'p1',
      host: 'h1',
      nodename: 'h1',
      cell: 'cell1',
      availabilityZone: 'az1',
      limits: { vcpus: 4, memoryMb: 8192, diskGb: 40 },
      allocationRequest: {
        allocations: [{ providerUuid: 'p1', resources: [{ resourceClass: 'VCPU', amount: 2 }] }],
        mappings: [{ suffix: '', providerUuids: ['p1'] }],
      },
      allocationRequestVersion: '1.36',
      candidateUuid: 'c1',
    };
    expect(Selection.decode(Selection.encode(selection))).toMatchObject(selection);
  });

  it('brings maps back', () => {
    const read = RequestSpec.decode(RequestSpec.encode({ schedulerHints: { group: { values: ['g'] } } }));
    expect(read.schedulerHints['group']?.values).toEqual(['g']);
  });
});

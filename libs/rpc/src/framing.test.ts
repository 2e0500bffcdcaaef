import { describe, expect, it } from 'vitest';
import { maxMessageBytes } from '@cellflow/topology';
import { RpcError } from './errors.ts';
import { decodeFrame, encodeMessages, envelopeBytes } from './framing.ts';
import { fromStatus, toRpcError, toStatus } from './status.ts';
import { childTraceparent, newTraceparent, parseTraceparent } from './trace.ts';
import { systemIds } from '@cellflow/platform';

const envelope = {
  method: 'cellflow.cell.v1.CellConductor/BeginBuild',
  messageId: 'req:ü-instance:1:begin',
  requestId: 'req-1',
  traceparent: '00-1-1-01',
  timeoutMs: 4_000_000_000,
  callId: 2 ** 52,
  body: new Uint8Array(500).fill(9),
};

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'worked';
  } catch (error) {
    return (error as RpcError).code;
  }
};

describe('framing', () => {
  it('brings every field across, within the size it foretold', () => {
    const bytes = encodeMessages([envelope]);
    expect(bytes.length).toBeLessThanOrEqual(envelopeBytes(envelope));
    const [message] = decodeFrame(bytes).messages;
    expect({ ...message, body: [...message!.body] }).toEqual({ ...envelope, body: [...envelope.body] });
  });

  it('refuses too many bytes before it looks at them, and noise', () => {
    expect(codeOf(() => decodeFrame(new Uint8Array(maxMessageBytes + 1).fill(0xff)))).toBe('TOO_LARGE');
    expect(codeOf(() => decodeFrame(new Uint8Array([0xff, 0xff, 0xff])))).toBe('MALFORMED');
  });

  it('refuses bytes of which nothing is left once all that is not known is skipped', () => {
    const wrongWireType = new Uint8Array([0x08, 0x01]);
    expect(codeOf(() => decodeFrame(wrongWireType))).toBe('MALFORMED');
    expect(codeOf(() => decodeFrame(new Uint8Array()))).toBe('worked');
  });

  it('refuses what was cut off, wherever the cut is', () => {
    const bytes = encodeMessages([envelope, envelope]);
    for (let length = 1; length < bytes.length; length += 1)
      expect(codeOf(() => decodeFrame(bytes.subarray(0, length)))).toBe('MALFORMED');
    expect(decodeFrame(bytes).messages).toHaveLength(2);
  });

  it('carries errors by code, reads unknown codes as INTERNAL, and leaks no password', () => {
    const error = new RpcError('CONFLICT', 'busy', { detail: { host: 'h1' } });
    expect(fromStatus(toStatus(error))).toMatchObject({ code: 'CONFLICT', detail: { host: 'h1' } });
    expect(fromStatus({ code: 999, message: 'new', detail: {} }).code).toBe('INTERNAL');
    const leak = toRpcError(new Error('cannot reach amqp://cell1:secret@host'), 'work');
    expect(leak.message).not.toContain('secret');
  });

  it('takes a store outage as something to try again', () => {
    const outage = Object.assign(new Error('no answer'), { name: 'StoreError', code: 'TIMEOUT' });
    expect(toRpcError(outage, 'work').code).toBe('UNAVAILABLE');
    const refused = Object.assign(new Error('no right'), { name: 'StoreError', code: 'REFUSED' });
    expect(toRpcError(refused, 'work').code).toBe('INTERNAL');
  });
});

describe('traceparent', () => {
  it('keeps the trace and changes the span below a parent', () => {
    const parent = newTraceparent(systemIds);
    const child = parseTraceparent(childTraceparent(parent, systemIds));
    expect(child?.traceId).toBe(parseTraceparent(parent)?.traceId);
    expect(child?.spanId).not.toBe(parseTraceparent(parent)?.spanId);
  });

  it.each([
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`,
    `ff-${'1'.repeat(32)}-${'1'.repeat(16)}-01`,
  ])('reads nothing from "%s"', (text) => expect(parseTraceparent(text)).toBe(null));
});

import type { Ids } from '@cellflow/platform';
import type { RequestContext } from './context.ts';

/** https://www.w3.org/TR/trace-context/#traceparent-header */
export interface Trace {
  /** 32 hex digits, not all zero. */
  readonly traceId: string;
  /** 16 hex digits, not all zero. */
  readonly spanId: string;
  readonly sampled: boolean;
}

const shape = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Null where the text is no valid traceparent. A version from the future is read by its first four fields. */
export function parseTraceparent(text: string): Trace | null {
  const match = shape.exec(text);
  if (!match) return null;
  const [, version, traceId, spanId, flags, rest] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string?,
  ];
  if (version === 'ff' || (version === '00' && rest !== undefined)) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, sampled: (parseInt(flags, 16) & 1) === 1 };
}

export const formatTraceparent = ({ traceId, spanId, sampled }: Trace): string =>
  `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;

/** A trace of its own. */
export const newTraceparent = (ids: Ids): string =>
  formatTraceparent({ traceId: ids.hex(16), spanId: ids.hex(8), sampled: true });

/** A span below `parent`, in the same trace; a trace of its own where `parent` cannot be read. */
export function childTraceparent(parent: string, ids: Ids): string {
  const trace = parseTraceparent(parent);
  return trace ? formatTraceparent({ ...trace, spanId: ids.hex(8) }) : newTraceparent(ids);
}

/** "" where the text carries none. */
export const traceIdOf = (traceparent: string): string => parseTraceparent(traceparent)?.traceId ?? '';

/** The context of work that starts here: Nova's "req-<uuid>" and a new trace. */
export const newContext = (ids: Ids): RequestContext => ({
  requestId: `req-${ids.uuid()}`,
  traceparent: newTraceparent(ids),
});

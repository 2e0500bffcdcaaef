import type { IncomingHttpHeaders } from 'node:http';
import { shorten } from '@cellflow/rest';
import { badRequest, PlacementError } from '../errors.ts';

const json = 'application/json';

const hasBody = (headers: IncomingHttpHeaders) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const typeOf = (header: string) => header.split(';', 1)[0]!.trim().toLowerCase();

/** Throws 400 for a body that does not say what it is. */
export function requireContentType(headers: IncomingHttpHeaders): void {
  if (hasBody(headers) && !headers['content-type'])
    throw badRequest('content-type header required when content-length > 0');
}

/** Throws 415 for a body of another type than JSON, and, where JSON is `needed`, for none. */
export function requireJson(headers: IncomingHttpHeaders, needed: boolean): void {
  const type = headers['content-type'] ?? '';
  if ((!needed && !hasBody(headers)) || typeOf(type) === json) return;
  throw new PlacementError(415, `The media type ${shorten(type) || 'None'} is not supported, use ${json}`);
}

/** Throws 406 where the caller takes no JSON. */
export function requireAcceptsJson(headers: IncomingHttpHeaders): void {
  if (headers.accept === undefined || acceptsJson(headers.accept)) return;
  throw new PlacementError(406, `Only ${json} is provided`);
}

/** Whether an Accept header takes JSON: the most exact of its ranges decides, and q=0 refuses (RFC 9110, 12.5.1). */
function acceptsJson(accept: string): boolean {
  const ranges = accept.split(',').map((range) => range.trim().toLowerCase());
  for (const wanted of [json, 'application/*', '*/*']) {
    const named = ranges.filter((range) => typeOf(range) === wanted);
    if (named.length > 0) return named.some((range) => !/;\s*q=0(\.0*)?\s*(;|$)/.test(range));
  }
  return accept.trim() === '';
}

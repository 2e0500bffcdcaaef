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
export function requireAcceptsJson({ accept = '' }: IncomingHttpHeaders): void {
  if (accept.trim() === '' || weightOf(accept, json) > 0) return;
  throw new PlacementError(406, `Only ${json} is provided`);
}

/** The types that an error can be told in. */
export type ErrorType = 'application/json' | 'text/html' | 'text/plain';

/**
 * JSON, unless HTML is liked better, and text for who takes neither: the choice of WebOb, which Placement's errors are.
 * Differs: WebOb gives HTML to who takes anything.
 */
export function errorTypeFor({ accept = '' }: IncomingHttpHeaders): ErrorType {
  if (accept.trim() === '') return json;
  const [asJson, asHtml] = [weightOf(accept, json), weightOf(accept, 'text/html')];
  if (asJson > 0 && asJson >= asHtml) return json;
  return asHtml > 0 ? 'text/html' : 'text/plain';
}

/** How gladly a type is taken, 0 to 1: the most exact range of the Accept header decides (RFC 9110, 12.5.1). */
function weightOf(accept: string, type: string): number {
  const ranges = accept.split(',');
  for (const wanted of [type, `${type.split('/', 1)[0]}/*`, '*/*']) {
    const named = ranges.filter((range) => typeOf(range) === wanted);
    if (named.length > 0)
      return Math.max(...named.map((range) => Number(/;\s*q=([\d.]+)/i.exec(range)?.[1] ?? 1)));
  }
  return 0;
}

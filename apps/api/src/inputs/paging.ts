import type { Query } from '../call.ts';
import { lastOf } from '../call.ts';
import { badRequest, shorten } from '../errors.ts';

/** The longest page there is. */
export const maxPage = 1000;

/** `limit`: a whole number; more than the longest page counts as the longest page. Throws 400. */
export function readLimit(query: Query): number {
  const text = lastOf(query, 'limit');
  if (text === undefined) return maxPage;
  if (!/^\d{1,15}$/.test(text))
    throw badRequest(
      `Invalid input for query parameters limit. Value: ${shorten(text)}. It must be a whole number.`,
    );
  return Math.min(maxPage, Number(text));
}

const truths = new Set(['', '1', 'true', 't', 'yes', 'y', 'on']);
const lies = new Set(['0', 'false', 'f', 'no', 'n', 'off']);

/** A boolean query parameter; given without a value it is true. Throws 400. */
export function readFlag(query: Query, name: string): boolean {
  const text = lastOf(query, name)?.toLowerCase();
  if (text === undefined || lies.has(text)) return false;
  if (truths.has(text)) return true;
  throw badRequest(
    `Invalid input for query parameters ${name}. Value: ${shorten(text)}. It must be a boolean.`,
  );
}

/** The same address with another marker. */
export function nextLink(address: string, query: Query, marker: string): { rel: 'next'; href: string } {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (name !== 'marker' && value !== undefined)
      for (const each of Array.isArray(value) ? value : [value]) parameters.append(name, each);
  parameters.append('marker', marker);
  return { rel: 'next', href: `${address}?${parameters}` };
}

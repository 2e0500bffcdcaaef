import type { RetryLimit } from './retry.ts';

interface Cause {
  readonly host: string;
  readonly failure: { readonly message: string } | null;
}

/** Nova keeps 255 characters of a fault's message. */
const maxMessageLength = 255;

/** Cut to what a fault may hold. */
export const faultMessage = (text: string): string =>
  text.length <= maxMessageLength ? text : `${text.slice(0, maxMessageLength - 3)}...`;

/**
 * The fault's message of a server that no host could build. It says which limit ended the retries; the causes per
 * host are the fault's own list.
 *
 * Source: nova/exception.py `MaxRetriesExceeded`.
 */
export function exhaustedMessage(
  uuid: string,
  limit: RetryLimit,
  maxAttempts: number,
  causes: readonly Cause[],
): string {
  const last = causes.at(-1);
  const cause = last ? `${last.host}: ${last.failure?.message ?? 'no reason given'}` : 'no host was tried';
  const texts: Readonly<Record<RetryLimit, string>> = {
    attempts: `Exceeded maximum number of retries. Instance ${uuid} exceeded max scheduling attempts ${maxAttempts}. Last cause: ${cause}`,
    hosts: `Exceeded maximum number of retries. Instance ${uuid} exhausted all hosts available for retrying. Last cause: ${cause}`,
    'retry-off': last?.failure?.message ?? 'The build failed and retry is switched off.',
  };
  return faultMessage(texts[limit]);
}

/** The fault's message where the scheduler found nothing: with how many hosts each filter let through. */
export function noValidHostMessage(
  reason: string,
  filters: readonly { readonly name: string; readonly before: number; readonly after: number }[],
): string {
  const counts = filters.map(({ name, before, after }) => `${name} ${before}->${after}`).join(', ');
  const why = [reason, counts === '' ? '' : `(${counts})`].filter((part) => part !== '').join(' ');
  return faultMessage(`No valid host was found. ${why}`.trim());
}

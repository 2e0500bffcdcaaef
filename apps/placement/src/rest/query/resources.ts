import { shorten } from '@cellflow/rest';
import { badRequest, placementErrorCodes } from '../../errors.ts';

const refuse = (detail: string) => badRequest(detail, placementErrorCodes.badValue);

/**
 * `VCPU:2,MEMORY_MB:1024`: how much of each class, at least 1. Whether such classes exist is not looked at. Throws 400.
 */
export function parseResources(value: string): Map<string, number> {
  const amounts = new Map<string, number>();
  for (const entry of value.split(',')) {
    const [name, amount, ...rest] = entry.split(':');
    if (!name || amount === undefined || rest.length > 0)
      throw refuse(
        `Badly formed resources parameter. Expected resources query string parameter in form: ?resources=VCPU:2,MEMORY_MB:1024. Got: ${shorten(value) || 'empty string'}.`,
      );
    amounts.set(name, parseAmount(name, amount));
  }
  return amounts;
}

function parseAmount(name: string, text: string): number {
  const amount = /^-?\d+$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(amount))
    throw refuse(
      `Requested resource ${shorten(name)} expected positive integer amount. Got: ${shorten(text)}.`,
    );
  if (amount < 1) throw refuse(`Requested resource ${shorten(name)} requires amount >= 1. Got: ${amount}.`);
  return amount;
}

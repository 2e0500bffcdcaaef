import { difference } from './compare.ts';
import type { Model } from './model/model.ts';
import type { Operation } from './model/operation.ts';
import { resolve } from './model/resolve.ts';
import { toHttp } from './to-http.ts';
import type { HttpReply, HttpRequest } from './to-http.ts';

/** A REST service of Placement, behind a socket or in this process. */
export type FetchLike = (request: HttpRequest) => Promise<HttpReply>;

/** The first difference, with every request up to it. */
export class DifferenceError extends Error {
  override readonly name = 'DifferenceError';
  readonly difference: string;
  readonly history: readonly string[];

  constructor(told: string, history: readonly string[]) {
    super(`${told}\nafter\n${history.map((line, index) => `${index + 1}. ${line}`).join('\n')}`);
    this.difference = told;
    this.history = history;
  }
}

/** Reads that together show everything the model knows, and that nothing is there beside it. */
export function readsOf(model: Model): Operation[] {
  const providers = [...model.providers.keys()].flatMap((provider): Operation[] => [
    { act: 'getInventories', provider },
    { act: 'getUsages', provider },
    { act: 'getProviderAllocations', provider },
    { act: 'getTraits', provider },
    { act: 'getAggregates', provider },
  ]);
  const consumers = [...model.consumers.keys()].map(
    (consumer) => ({ act: 'getAllocations', consumer }) as const,
  );
  return [{ act: 'listProviders', filters: {} }, ...providers, ...consumers];
}

/**
 * Plays the operations on the service and on the model, and compares every answer, and at the end all state.
 * Both start empty. Throws a DifferenceError at the first difference; what `send` throws passes through.
 */
export async function runSequence(
  send: FetchLike,
  operations: readonly Operation[],
  model: Model,
): Promise<void> {
  const history: string[] = [];
  const play = async (intended: Operation) => {
    const operation = resolve(model, intended);
    const request = toHttp(operation);
    const reply = await send(request);
    const expected = model.apply(operation);
    const body = request.body === undefined ? '' : ` ${JSON.stringify(request.body)}`;
    history.push(`${request.method} ${request.path}${body} -> ${reply.status}`);
    const told = difference(operation, expected, reply);
    if (told) throw new DifferenceError(told, history);
  };
  for (const operation of operations) await play(operation);
  for (const operation of readsOf(model)) await play(operation);
}

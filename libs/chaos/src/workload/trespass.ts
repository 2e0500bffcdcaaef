import { RestError } from '@cellflow/stack';
import type { BootRequest, RestClient } from '@cellflow/stack';
import type { Turns } from './turns.ts';

export interface TrespassOptions {
  /** The stranger's own, recorded. */
  readonly client: RestClient;
  /** The one server that is the stranger's. */
  readonly request: BootRequest;
  readonly turns: Turns;
  readonly pauseMs: number;
  /** Ids of servers of others. */
  others(): readonly string[];
}

/** Until the turns are over: lists, and shows and deletes what is not the stranger's, and what may be nobody's. */
export async function trespass(options: TrespassOptions): Promise<void> {
  const { client, request, turns, pauseMs, others } = options;
  await turns.untilKnown(() => client.boot({ ...request, idempotencyKey: request.name }));
  while (!turns.over()) {
    await client.list().catch(unanswered);
    for (const id of others().flatMap((each) => [each, besideIt(each)])) {
      if (turns.over()) return;
      await client.show(id).catch(unanswered);
      await client.remove(id).catch(unanswered);
      await turns.pause(pauseMs);
    }
    await turns.pause(pauseMs);
  }
}

/** An id that is near to one that there is, and nobody's. */
const besideIt = (id: string): string => id.slice(0, -1) + (id.endsWith('0') ? '1' : '0');

const unanswered = (error: unknown): void => {
  if (!(error instanceof RestError)) throw error;
};

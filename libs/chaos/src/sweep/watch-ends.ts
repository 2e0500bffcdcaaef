import type { LoggedHit } from './effect-log.ts';
import { isEnd } from './effect-log.ts';
import type { Ending } from './keep-running.ts';
import type { Stage } from './stage.ts';

/** A service that ended at a point. */
export type End = LoggedHit & Ending;

export interface Ends {
  /** Those that were seen so far, in their order within each service. */
  readonly all: readonly End[];
  /** Sees what has been told until now. */
  read(): Promise<void>;
  /** Reads on until it is stopped, or enough was seen. */
  look(enough: () => boolean): Promise<void>;
  stop(): void;
}

/** Follows the logs of services for hits at which they ended, from now on. */
export async function watchEnds(stage: Pick<Stage, 'hits' | 'turns'>, ids: readonly string[]): Promise<Ends> {
  const all: End[] = [];
  let stopped = false;
  const read = async () => {
    for (const id of ids) for (const hit of await stage.hits(id)) if (isEnd(hit)) all.push({ ...hit, id });
  };
  await read();
  all.length = 0;
  return {
    ...{ all, read },
    async look(enough) {
      while (!stopped && !enough()) {
        await read();
        await stage.turns.pause(50);
      }
    },
    stop: () => void (stopped = true),
  };
}

import type { Instance } from '@cellflow/contracts-common';
import type { History } from '../history.ts';
import { toldByCells } from '../told.ts';
import { isLive, placedInstances } from '../views.ts';

/** A run that a mutant can break must have what it breaks. */
function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new TypeError(`the run has no ${what}`);
  return found;
}

interface Found {
  readonly cell: string;
  readonly instance: Instance;
  readonly uuid: string;
}

const server = (
  history: History,
  what: string,
  fits: (instance: Instance, cell: string) => boolean,
): Found => {
  const found = placedInstances(history).find(
    (placed) => isLive(placed) && fits(placed.instance, placed.cell),
  );
  return { ...must(found, what), uuid: must(found, what).instance.uuid };
};

/** Servers of a run by how they ended. */
export const find = {
  active: (history: History) => server(history, 'ACTIVE server', ({ vmState }) => vmState === 'active'),
  retried: (history: History) =>
    server(
      history,
      'server that was retried',
      ({ vmState, attempts }) => vmState === 'active' && attempts.length > 1,
    ),
  exhausted: (history: History) =>
    server(
      history,
      'server that tried all its hosts',
      ({ vmState, attempts }) => vmState === 'error' && attempts.length > 1,
    ),
  deleted: (history: History) => {
    const found = [...toldByCells(history)].find(
      ([, entries]) => entries.at(-1)?.event.type === 'instance.deleted' && entries.at(-1)?.event.host !== '',
    );
    return { uuid: must(found, 'deleted server')[0], entries: found![1] };
  },
  /** A provider that its cell's servers do not use. */
  otherHost: (history: History, cell: string, ...besides: readonly string[]) =>
    must(
      history.placement.providers.find((each) => each.cell === cell && !besides.includes(each.name)),
      'other host',
    ),
  otherCell: (history: History, cell: string): string =>
    must(history.cells.find(({ name }) => name !== cell && name !== 'cell0')?.name, 'other cell'),
  provider: (history: History, host: string) =>
    must(
      history.placement.providers.find(({ name }) => name === host),
      `provider ${host}`,
    ),
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KindOfFault } from './act.ts';
import { libraryFolder } from './library.ts';
import type { Scenario } from './scenario.ts';

export const groundNames = ['processes', 'compose'] as const;
export type GroundName = (typeof groundNames)[number];

/** What a cloud is made of, as far as it limits what can be asked of it. */
export interface Ground {
  readonly name: GroundName;
  /** There are no more than these. */
  readonly cells: number;
}

export const onProcesses: Ground = { name: 'processes', cells: Infinity };

/** docker-compose.yml has the cells that the deployment was generated for. */
export const onCompose = (): Ground => ({
  name: 'compose',
  cells: (
    JSON.parse(readFileSync(join(libraryFolder(), '../../deploy/cells.json'), 'utf8')) as readonly unknown[]
  ).length,
});

export const groundOf = (name: GroundName): Ground => (name === 'compose' ? onCompose() : onProcesses);

/** One thing of a scenario that cannot be done on a ground. `path`: its place in the file. */
export interface Limit {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Everything of a scenario that cannot be done on a ground; none: it can be played there. */
export function limitsOf(
  { stack, faults }: Pick<Scenario, 'stack' | 'faults'>,
  kinds: readonly KindOfFault[],
  { name, cells }: Ground,
): Limit[] {
  const able = kinds.filter(({ on }) => on.includes(name)).map(({ kind }) => kind);
  const unable = faults.flatMap(({ act: { kind } }, index) =>
    able.includes(kind)
      ? []
      : [
          {
            path: ['faults', index, 'do'],
            message: `${kind} cannot be done on ${name}; there are ${able.join(', ')}`,
          },
        ],
  );
  const tooMany = `expected at most ${cells} on ${name}`;
  return [...(stack.cells > cells ? [{ path: ['stack', 'cells'], message: tooMany }] : []), ...unable];
}

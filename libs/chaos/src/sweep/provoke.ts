import { serviceOf } from '@cellflow/failpoints';
import type { Variant } from './paths.ts';
import { serviceIdOf } from './service-id.ts';

/** Under whose name provocations are armed: the point that is swept stays when they are taken back. */
export const provoker = 'provocation';

export interface Provoking {
  /** What is armed there at once. */
  readonly rules: readonly string[];
  /** It ends on the way, so that the point is armed for its next start. */
  readonly restarted: boolean;
}

/** What a variant does to a service, by its id, so that what is rare comes about. */
export function rulesOf({ also = [], diesFirst, restarts }: Variant, id: string, cell: string): Provoking {
  const rules = also
    .filter(({ point }) => serviceIdOf(serviceOf(point), cell) === id)
    .map(({ point, does }) => `${point}=${does}`);
  const dies = diesFirst !== undefined && serviceIdOf(serviceOf(diesFirst), cell) === id;
  if (dies) rules.push(`${diesFirst}=exit@1`);
  const ends = rules.some((rule) => /=(exit|kill)/.test(rule));
  return { rules, restarted: ends || (restarts !== undefined && serviceIdOf(restarts, cell) === id) };
}

/** The services in which a variant arms something besides the point, by id. */
export const provokedBy = (
  { also = [], then = [], diesFirst, restarts }: Variant,
  cell: string,
): string[] => [
  ...[...also, ...then].map(({ point }) => serviceIdOf(serviceOf(point), cell)),
  ...(diesFirst ? [serviceIdOf(serviceOf(diesFirst), cell)] : []),
  ...(restarts ? [serviceIdOf(restarts, cell)] : []),
];

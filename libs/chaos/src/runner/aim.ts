import { chooseServices } from '../cloud/index.ts';
import type { ChaosCloud } from '../cloud/index.ts';
import { victimOf } from '../scenario/index.ts';
import type { KindOfFault } from '../scenario/index.ts';

/** Whom a fault strikes, for W4. */
export interface Aim {
  /** The services, the API first: its callers may be left without an answer. Else the fault's own words. */
  readonly target: string;
  /** The cell that the API does not reach meanwhile. */
  readonly downCell?: string;
}

/** `text`: the fault in its own words. A name that is nobody's stays as it is: injecting it says so. */
export function aimOf(
  cloud: Pick<ChaosCloud, 'services' | 'stack'>,
  kind: KindOfFault,
  parameters: Readonly<Record<string, unknown>>,
  text: string,
): Aim {
  const victim = victimOf(kind);
  const names = victim !== null ? String(parameters[victim]) : kind.kind === 'kill-all' ? '*' : null;
  if (names === null) return { target: text };
  let aliases: string[];
  try {
    aliases = chooseServices(cloud, names).map(({ alias }) => alias);
  } catch {
    return { target: names };
  }
  const apiFirst = aliases.sort((one, other) => Number(isApi(other)) - Number(isApi(one)));
  const ways = [parameters['scope'], parameters['to']].filter((each) => each !== undefined).join(',');
  const down = cloud.stack.cells.find(({ name }) => new RegExp(`\\b${name}(\\b|-\\*|-store)`).test(ways));
  return {
    target: apiFirst.join(','),
    ...(down && aliases.some(isApi) ? { downCell: down.name } : {}),
  };
}

const isApi = (alias: string) => /^api\b/.test(alias);

import { ChaosError } from '../chaos-error.ts';
import { noSuch } from '../no-such.ts';
import type { Link } from './chaos-cloud.ts';
import { matcher } from './matcher.ts';

/** A service, as far as its names go: one that runs, or one that will. */
export interface Named {
  readonly id: string;
  readonly alias: string;
}

/** The way of a service to a server. */
export type Way = Pick<Link, 'server' | 'scope'>;

/**
 * The services that a scenario names, by id or alias: "placement", "cell1-*", "*", or several with commas. Throws
 * ChaosError for a name that is nobody's: a fault that strikes at nothing is a mistake.
 */
export function chooseServices<S extends Named>(
  { services }: { readonly services: readonly S[] },
  names: string,
): S[] {
  const chosen = names.split(',').flatMap((name) => {
    const matches = matcher(name.trim());
    const found = services.filter(({ id, alias }) => matches(id) || matches(alias));
    if (found.length > 0) return found;
    const known = services.map(({ alias }) => alias);
    throw new ChaosError(noSuch('service', name.trim(), known));
  });
  return [...new Set(chosen)];
}

/** The one service of this name. Throws ChaosError where there are none or several. */
export function chooseService<S extends Named>(cloud: { readonly services: readonly S[] }, name: string): S {
  const [service, ...others] = chooseServices(cloud, name);
  if (service && others.length === 0) return service;
  throw new ChaosError(`${name} means several services; this fault takes one`);
}

/**
 * The ways of services to servers: "broker", "store", "placement-broker", "cell1-store", "*", or several with commas.
 * Throws ChaosError where none of the services has such a way.
 */
export function chooseLinks<W extends Way>(
  services: readonly { readonly alias: string; readonly links: readonly W[] }[],
  servers: string,
): W[] {
  const links = services.flatMap((service) => service.links);
  const chosen = servers.split(',').flatMap((name) => {
    const matches = matcher(name.trim());
    const found = links.filter((link) => matches(link.server) || matches(wayName(link)));
    if (found.length > 0) return found;
    const known = [...new Set(links.map(wayName))];
    const who = services.map(({ alias }) => alias).join(', ');
    throw new ChaosError(`${who} has no way to ${name.trim()}; there are ${known.join(', ')}`);
  });
  return [...new Set(chosen)];
}

/** "cell1-store" */
export const wayName = ({ scope, server }: Way): string => `${scope}-${server}`;

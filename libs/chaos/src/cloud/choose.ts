import { near } from '@cellflow/failpoints';
import { ChaosError } from '../chaos-error.ts';
import type { ChaosCloud, ChaosService, Link } from './chaos-cloud.ts';
import { matcher } from './matcher.ts';

/**
 * The services that a scenario names, by id or alias: "placement", "cell1-*", "*", or several with commas. Throws
 * ChaosError for a name that is nobody's: a fault that strikes at nothing is a mistake.
 */
export function chooseServices({ services }: Pick<ChaosCloud, 'services'>, names: string): ChaosService[] {
  const chosen = names.split(',').flatMap((name) => {
    const matches = matcher(name.trim());
    const found = services.filter(({ id, alias }) => matches(id) || matches(alias));
    if (found.length > 0) return found;
    const known = services.map(({ alias }) => alias);
    const close = near(name, known);
    throw new ChaosError(
      `no service is called ${name}; there are ${(close.length > 0 ? close : known).join(', ')}`,
    );
  });
  return [...new Set(chosen)];
}

/** The one service of this name. Throws ChaosError where there are none or several. */
export function chooseService(cloud: Pick<ChaosCloud, 'services'>, name: string): ChaosService {
  const [service, ...others] = chooseServices(cloud, name);
  if (service && others.length === 0) return service;
  throw new ChaosError(`${name} means several services; this fault takes one`);
}

/**
 * The ways of services to servers: "broker", "store", "placement-broker", "cell1-store", "*", or several with commas.
 * Throws ChaosError where none of the services has such a way.
 */
export function chooseLinks(services: readonly ChaosService[], servers: string): Link[] {
  const links = services.flatMap((service) => service.links);
  const chosen = servers.split(',').flatMap((name) => {
    const matches = matcher(name.trim());
    const found = links.filter((link) => matches(link.server) || matches(`${link.scope}-${link.server}`));
    if (found.length > 0) return found;
    const known = [...new Set(links.map((link) => `${link.scope}-${link.server}`))];
    const who = services.map(({ alias }) => alias).join(', ');
    throw new ChaosError(`${who} has no way to ${name}; there are ${known.join(', ')}`);
  });
  return [...new Set(chosen)];
}

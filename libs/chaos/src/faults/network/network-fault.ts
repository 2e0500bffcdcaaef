import { z } from 'zod';
import { ChaosError } from '../../chaos-error.ts';
import type { ChaosCloud, Link } from '../../cloud/chaos-cloud.ts';
import { chooseLinks, chooseServices } from '../../cloud/choose.ts';
import type { FaultKind } from '../../fault.ts';
import type { Applied, Measures, Verb } from '../../proxy/verbs.ts';
import { counted } from '../counted.ts';
import { service } from '../fields.ts';

/** Whose connections, and to what. */
export const way = {
  service,
  to: z
    .string()
    .min(1)
    .default('*')
    .describe('broker, store, placement-broker, cell1-store, *; several with commas'),
};
export const scope = z
  .string()
  .optional()
  .describe('Only to the servers of this cell, or of api or placement');

/** A fault of the connections between services and servers: a verb of their proxies. `touched`: what it counts. */
export function networkFault<S extends z.ZodObject<typeof way & { scope: typeof scope }>>(options: {
  kind: string;
  summary: string;
  schema: S;
  verb: (parameters: z.output<S>) => Verb;
  describe: (measures: Measures) => readonly (readonly [number, string])[];
}): FaultKind<z.output<S>> {
  const { kind, summary, schema, verb, describe } = options;
  return {
    ...{ kind, summary },
    schema: schema as unknown as z.ZodType<z.output<S>>,
    async inject(cloud, parameters) {
      const links = linksOf(cloud, parameters as WayOf);
      const applied = links.map((link) => proxyOf(link).apply(verb(parameters)));
      return {
        heal: async () => {
          for (const each of applied) each.lift();
        },
        effect: async () => {
          const parts = describe(total(applied));
          const measure = parts.reduce((sum, [count]) => sum + count, 0);
          const text = parts.map(([count, what]) => `${count} ${what}`).join(', ');
          return { bit: measure > 0, measure, text: `${text} on ${counted(links.length, 'way')}` };
        },
      };
    },
  };
}

function proxyOf({ proxy, service }: Link) {
  if (proxy) return proxy;
  throw new ChaosError(`nothing stands between ${service} and its servers`);
}

export interface WayOf {
  readonly service: string;
  readonly to: string;
  readonly scope?: string;
}

/** The ways that a fault of connections is about. Throws ChaosError where there are none. */
export function linksOf(cloud: Pick<ChaosCloud, 'services'>, { service, to, scope }: WayOf): Link[] {
  const all = chooseLinks(chooseServices(cloud, service), to);
  const links = all.filter((link) => scope === undefined || link.scope === scope);
  if (links.length > 0) return links;
  throw new ChaosError(`${service} has no way to ${to} of ${scope}`);
}

function total(applied: readonly Applied[]): Measures {
  const sum = (field: keyof Measures) => applied.reduce((all, each) => all + each.measures()[field], 0);
  return {
    connections: sum('connections'),
    refused: sum('refused'),
    bytesHeld: sum('bytesHeld'),
    bytesDropped: sum('bytesDropped'),
    elapsedMs: Math.max(0, ...applied.map((each) => each.measures().elapsedMs)),
  };
}

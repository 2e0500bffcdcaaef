import type { Platform } from '@cellflow/platform';
import { serviceId } from '@cellflow/stack';
import type { ProcessPlan } from '@cellflow/stack';
import { openProxy } from '../proxy/proxy.ts';
import type { Proxy } from '../proxy/proxy.ts';
import type { Link } from './chaos-cloud.ts';

/** A way through a proxy. */
export type ProxyLink = Link & { readonly proxy: Proxy };

const defaultPorts: Readonly<Record<string, number>> = { 'amqp:': 5672, 'redis:': 6379 };

/** The cells as a service is told of them. */
interface Mapping {
  readonly name: string;
  readonly brokerUrl?: string;
  readonly storeUrl?: string;
}

const ofServer = /^CELLFLOW_(API|PLACEMENT|CELL)_(BROKER|STORE)_URL$/;
const mappingsVariable = 'CELLFLOW_CELL_MAPPINGS';

/** The servers that a process is told of. */
export function waysOf({ env, cell }: Pick<ProcessPlan, 'env' | 'cell'>): Pick<Link, 'server' | 'scope'>[] {
  const own = Object.keys(env).flatMap((name) => {
    const way = wayOf(name, cell);
    return way ? [way] : [];
  });
  const mappings = JSON.parse(env[mappingsVariable] ?? '[]') as readonly Mapping[];
  const mapped = mappings.flatMap(({ name: scope, brokerUrl, storeUrl }) => [
    ...(brokerUrl ? [{ server: 'broker' as const, scope }] : []),
    ...(storeUrl ? [{ server: 'store' as const, scope }] : []),
  ]);
  return [...own, ...mapped];
}

/** What a variable tells of; null where it is about no server. */
function wayOf(variable: string, cell: string): Pick<Link, 'server' | 'scope'> | null {
  const [, scope, server] = ofServer.exec(variable) ?? [];
  if (!scope || !server) return null;
  return {
    server: server === 'BROKER' ? 'broker' : 'store',
    scope: scope === 'CELL' ? cell : scope.toLowerCase(),
  };
}

/** Puts a proxy in front of every server that a process is told of. */
export async function throughProxies(
  plan: ProcessPlan,
  platform: Platform,
): Promise<{ readonly env: Record<string, string>; readonly links: readonly ProxyLink[] }> {
  const links: ProxyLink[] = [];
  const service = serviceId(plan.name, plan.cell, plan.replica);
  const through = async (text: string, server: Link['server'], scope: string) => {
    const url = new URL(text);
    const port = Number(url.port || defaultPorts[url.protocol]);
    const proxy = await openProxy({ host: url.hostname, port }, platform);
    links.push({ service, server, scope, proxy, networks: [] });
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    return url.href;
  };
  const env: Record<string, string> = { ...plan.env };
  for (const [name, value] of Object.entries(plan.env)) {
    const way = wayOf(name, plan.cell);
    if (way) env[name] = await through(value, way.server, way.scope);
    if (name === mappingsVariable) {
      const mappings = JSON.parse(value) as readonly Mapping[];
      const changed = mappings.map(async (mapping) => ({
        ...mapping,
        ...(mapping.brokerUrl && { brokerUrl: await through(mapping.brokerUrl, 'broker', mapping.name) }),
        ...(mapping.storeUrl && { storeUrl: await through(mapping.storeUrl, 'store', mapping.name) }),
      }));
      env[name] = JSON.stringify(await Promise.all(changed));
    }
  }
  return { env, links };
}

import { dockerAnswers } from './docker-engine.ts';
import { missingPrograms, serversFromPrograms } from './from-programs.ts';
import { serversFromUrls, urlVariables } from './from-urls.ts';
import { serversFromDocker } from './from-docker.ts';
import { ServersError, serverSources } from './servers.ts';
import type { Servers, ServerSource, ServersOptions } from './servers.ts';

interface Source {
  /** Why it cannot be used here, or null. */
  obstacle(env: Readonly<Record<string, string | undefined>>): Promise<string | null>;
  provide(options: ServersOptions): Promise<Servers>;
}

const sources: { readonly [source in ServerSource]: Source } = {
  url: {
    obstacle: async (env) =>
      env[urlVariables.broker] || env[urlVariables.store]
        ? null
        : `${urlVariables.broker} and ${urlVariables.store} are not set`,
    provide: serversFromUrls,
  },
  docker: {
    obstacle: async () => ((await dockerAnswers()) === null ? 'no Docker engine answers' : null),
    provide: serversFromDocker,
  },
  programs: {
    obstacle: async () => {
      const missing = missingPrograms();
      return missing.length === 0 ? null : `${missing.join(' and ')} not installed`;
    },
    provide: serversFromPrograms,
  },
};

/**
 * A RabbitMQ and a Redis with everything on them that these cells need: given by URL in the environment, else in
 * Docker, else the programs installed on this machine. `CELLFLOW_SERVERS` forces one of them. Throws ServersError
 * where there is none; a source that is there but fails is not passed over.
 */
export async function provideServers(options: ServersOptions): Promise<Servers> {
  const env = options.env ?? process.env;
  const log = options.log ?? (() => undefined);
  const forced = env['CELLFLOW_SERVERS'];
  if (forced && !serverSources.some((source) => source === forced)) {
    throw new ServersError(`CELLFLOW_SERVERS: expected ${serverSources.join(', ')}, not "${forced}"`);
  }
  const candidates = forced ? [forced as ServerSource] : serverSources;
  const obstacles: string[] = [];
  for (const source of candidates) {
    const obstacle = await sources[source].obstacle(env);
    if (obstacle === null) {
      log(`RabbitMQ and Redis: ${source}`);
      const servers = await sources[source].provide(options);
      log(`using ${servers.description}`);
      return servers;
    }
    obstacles.push(`  ${source}: ${obstacle}`);
  }
  throw new ServersError(
    [
      'RabbitMQ and Redis are needed and none were found:',
      ...obstacles,
      `Start Docker, or install the programs (npm run setup), or set ${Object.values(urlVariables).join(', ')}.`,
    ].join('\n'),
  );
}

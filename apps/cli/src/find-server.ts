import { CliError } from './cli-error.ts';
import type { RestClient, RestServer } from './rest-client.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Finds a server by id, or by a name that only one has. Throws CliError. */
export async function findServer(rest: RestClient, nameOrId: string): Promise<RestServer> {
  if (uuid.test(nameOrId)) {
    const server = await rest.show(nameOrId);
    if (server) return server;
  }
  const exact = (await rest.list({ name: `^${escapePattern(nameOrId)}$` })).filter(
    ({ name }) => name === nameOrId,
  );
  if (exact.length === 1) return (await rest.show(exact[0]!.id)) ?? exact[0]!;
  if (exact.length === 0) {
    throw new CliError(`there is no server "${nameOrId}"`, {
      why: 'no server of your project has this name or id; a deleted one is forgotten',
      next: 'list what there is with: cellflow list',
    });
  }
  throw new CliError(`${exact.length} servers are called "${nameOrId}"`, {
    why: `their ids are ${exact.map(({ id }) => id).join(', ')}`,
    next: 'give the id instead of the name',
  });
}

const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

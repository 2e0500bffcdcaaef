import { CliError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import { connect, withConnection } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { findServer } from '../find-server.ts';
import { outJson } from '../io.ts';
import { seconds } from '../numbers.ts';
import { createPaint } from '../terminal/paint.ts';
import { waitForServers } from '../wait-for-servers.ts';

interface Options extends ConnectionOptions {
  readonly wait?: boolean;
  readonly timeout: number;
}

export const registerDelete: Register = (program, io) => {
  const command = program
    .command('delete')
    .argument('<server...>', 'names or ids')
    .description('delete servers, whatever they are doing')
    .option('--wait', 'until they are gone')
    .option('--timeout <seconds>', 'how long to wait', seconds, 60);
  withConnection(command, 'cellflow delete web-1 web-2 --wait').action(
    async (namesOrIds: string[], options: Options) => {
      const { rest } = await connect(io, options);
      const servers = [];
      for (const nameOrId of namesOrIds) servers.push(await findServer(rest, nameOrId));
      for (const { id, name } of servers) {
        const accepted = await rest.remove(id);
        if (!accepted) throw new CliError(`${name || id} is gone already`, { next: 'nothing is left to do' });
      }
      if (options.wait) {
        await waitForServers(io, rest, {
          ids: servers.map(({ id }) => id),
          timeoutMs: options.timeout * 1000,
          what: 'deleted',
          done: (server) => server === null,
        });
      }
      if (options.json) return outJson(io, { deleted: servers.map(({ id, name }) => ({ id, name })) });
      const paint = createPaint(io);
      const said = options.wait ? 'is gone' : 'will be deleted';
      for (const { id, name } of servers) io.out(`${name || '-'} ${said} ${paint('dim', id)}\n`);
    },
  );
};

import type { Register } from '../commands.ts';
import { connect, withConnection } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { outJson } from '../io.ts';
import { serverHead, serverRow } from '../server-rows.ts';
import { createPaint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';

interface Options extends ConnectionOptions {
  readonly status?: string;
}

export const registerList: Register = (program, io) => {
  const command = program.command('list').description('list the servers of all cells');
  command.option('--status <status>', 'only servers with this status: BUILD, ACTIVE, ERROR');
  withConnection(command, 'cellflow list --status ERROR').action(async (options: Options) => {
    const { rest } = await connect(io, options);
    const servers = await rest.list({ status: options.status?.toUpperCase() });
    if (options.json) return outJson(io, servers);
    const paint = createPaint(io);
    if (servers.length === 0) {
      return io.out(
        `No servers${options.status ? ` with status ${options.status}` : ''}. Boot one: cellflow boot web\n`,
      );
    }
    const rows = servers.map((server) => serverRow(paint, server));
    io.out(table(paint, { head: serverHead, rows, columns: io.columns }));
  });
};

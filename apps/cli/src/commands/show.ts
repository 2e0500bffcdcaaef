import type { Register } from '../commands.ts';
import { connect, withConnection } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { findServer } from '../find-server.ts';
import { outJson } from '../io.ts';
import { createPaint, toneOfStatus } from '../terminal/paint.ts';
import { wrap } from '../terminal/table.ts';

export const registerShow: Register = (program, io) => {
  const command = program.command('show').argument('<server>', 'name or id').description('show one server');
  withConnection(command, 'cellflow show web').action(
    async (nameOrId: string, options: ConnectionOptions) => {
      const { rest } = await connect(io, options);
      const server = await findServer(rest, nameOrId);
      if (options.json) return outJson(io, server);
      const paint = createPaint(io);
      const task = server['OS-EXT-STS:task_state'];
      const lines: [string, string | null | undefined][] = [
        ['name', paint('bold', server.name)],
        ['id', server.id],
        ['status', paint(toneOfStatus(server.status), server.status) + (task ? ` (${task})` : '')],
        ['host', server['OS-EXT-SRV-ATTR:host']],
        ['zone', server['OS-EXT-AZ:availability_zone']],
        ['created', server.created],
        ['fault', server.fault && `${server.fault.code} ${server.fault.message}`],
        ['details', server.fault?.details],
      ];
      for (const [name, value] of lines) {
        if (!value) continue;
        const [first, ...more] = value
          .split('\n')
          .flatMap((text) => wrap(text, Math.max(40, io.columns - 10)));
        io.out(`${paint('dim', name.padEnd(8))}  ${first}\n`);
        for (const text of more) io.out(`${' '.repeat(10)}${text}\n`);
      }
      io.out(`\n${paint('dim', `How it came to this: cellflow why ${server.name || server.id}`)}\n`);
    },
  );
};

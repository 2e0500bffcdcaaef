import { CliError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import { connect, withConnection } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { findServer } from '../find-server.ts';
import { outJson } from '../io.ts';
import { createPaint } from '../terminal/paint.ts';
import { fetchStory } from '../why/inspection.ts';
import { tellStory } from '../why/tell.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const registerWhy: Register = (program, io) => {
  const command = program
    .command('why')
    .argument('<server>', 'name or id; a deleted server by its id')
    .description('tell from the ledgers how a server came to where it is');
  withConnection(command, 'cellflow why web').action(async (nameOrId: string, options: ConnectionOptions) => {
    const { rest, token, inspectUrl } = await connect(io, options);
    if (inspectUrl === null) {
      throw new CliError('the ledgers of this cloud are out of reach', {
        why: `no \`cellflow up\` that runs here serves ${rest.endpoint}`,
        next: 'run this where `cellflow up` was started, in the same directory',
      });
    }
    const id = uuid.test(nameOrId) ? nameOrId : (await findServer(rest, nameOrId)).id;
    const story = await fetchStory(inspectUrl, token, id);
    if (story.events.length === 0 && story.server === null) {
      throw new CliError(`no ledger knows a server ${id}`, {
        next: 'list what there is with: cellflow list',
      });
    }
    if (options.json) return outJson(io, story);
    io.out(tellStory(story, { paint: createPaint(io), columns: io.columns }));
  });
};

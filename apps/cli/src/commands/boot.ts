import { InvalidArgumentError } from 'commander';
import { CliError, usageError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import { connect, withConnection } from '../connection.ts';
import type { ConnectionOptions } from '../connection.ts';
import { outJson } from '../io.ts';
import { seconds, wholeNumber } from '../numbers.ts';
import type { RestClient, RestServer } from '../rest-client.ts';
import { isTerminal, serverHead, serverRow } from '../server-rows.ts';
import { createPaint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { waitForServers } from '../wait-for-servers.ts';

interface Options extends ConnectionOptions {
  readonly flavor: string;
  readonly image: string;
  readonly count: number;
  readonly zone?: string;
  readonly hint: Record<string, string[]>;
  readonly wait?: boolean;
  readonly timeout: number;
}

/** Any image will do: hosts of this cloud hold no disks. */
const anyImage = '70a599e0-31e7-49b7-b260-868f441e862b';

const byName = new Intl.Collator('en', { numeric: true });

export const registerBoot: Register = (program, io) => {
  const command = program
    .command('boot')
    .argument('<name>', 'of the server; several are called name-1, name-2...')
    .description('boot servers')
    .option('--flavor <flavor>', 'name or id of a flavor', 'm1.small')
    .option('--image <id>', 'id of an image', anyImage)
    .option('--count <n>', 'how many servers', wholeNumber(1, 10_000), 1)
    .option('--zone <zone>', 'availability zone')
    .option('--hint <key=value>', 'scheduler hint; may be given several times', collectHint, {})
    .option('--wait', 'until they are ACTIVE or ERROR; exit 1 unless all are ACTIVE')
    .option('--timeout <seconds>', 'how long to wait', seconds, 120);
  withConnection(command, 'cellflow boot web --count 3 --flavor m1.small --wait').action(
    async (name: string, options: Options) => {
      const { rest } = await connect(io, options);
      const flavor = await findFlavor(rest, options.flavor);
      const hints = Object.keys(options.hint).length > 0 ? options.hint : undefined;
      const { image, count, zone } = options;
      const ids = await rest.boot({ name, flavor, image, count, zone, hints });
      const servers = options.wait
        ? await waitForServers(io, rest, {
            ids,
            timeoutMs: options.timeout * 1000,
            what: 'ready',
            done: isTerminal,
          })
        : await Promise.all(ids.map((id) => rest.show(id)));
      const there = servers.filter((server) => server !== null);
      tell(
        there.sort((a, b) => byName.compare(a.name, b.name)),
        options,
      );
    },
  );

  function tell(servers: readonly RestServer[], options: Options): void {
    if (options.json) outJson(io, servers);
    else {
      const paint = createPaint(io);
      const rows = servers.map((server) => serverRow(paint, server));
      io.out(table(paint, { head: serverHead, rows, columns: io.columns }));
    }
    const failed = servers.filter(({ status }) => status !== 'ACTIVE');
    if (!options.wait || failed.length === 0) return;
    throw new CliError(`${failed.length} of ${servers.length} servers did not become ACTIVE`, {
      why: failed[0]?.fault?.message ?? `the first is ${failed[0]?.status}`,
      next: `read its story: cellflow why ${failed[0]?.id}`,
    });
  }
};

async function findFlavor(rest: RestClient, nameOrId: string): Promise<string> {
  const flavors = await rest.flavors();
  const found = flavors.find(({ id, name }) => name === nameOrId || id === nameOrId);
  if (found) return found.id;
  const known = flavors.map(({ name }) => name).join(', ');
  throw usageError(`there is no flavor "${nameOrId}"`, `choose one of ${known} with --flavor`);
}

function collectHint(text: string, hints: Record<string, string[]>): Record<string, string[]> {
  const [key = '', ...rest] = text.split('=');
  if (key === '' || rest.length === 0) throw new InvalidArgumentError('Expected key=value.');
  return { ...hints, [key]: [...(hints[key] ?? []), rest.join('=')] };
}

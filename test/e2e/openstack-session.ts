import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';

const howToInstall =
  'install it with `npm run setup`, or `apt-get install python3-openstackclient python3-osc-placement`, ' +
  'or `pip install python-openstackclient osc-placement`';

/** Before a command's output; the number of the command follows. */
const mark = '=== command ';

export interface Endpoint {
  readonly url: string;
  /** What --os-placement-api-version is given; "1" has the client and the service agree on one. */
  readonly version: string;
}

/** What a shell exits with where there is no such command. */
const notFound = 127;

/** Nothing of the user's own clouds: a home without clouds.yaml, and no proxy between here and here. */
const environment = ({ url, version }: Endpoint) => ({
  PATH: process.env['PATH'],
  HOME: tmpdir(),
  NO_PROXY: '*',
  PYTHONUNBUFFERED: '1',
  PYTHONWARNINGS: 'ignore',
  OS_AUTH_TYPE: 'admin_token',
  OS_TOKEN: 'admin',
  OS_ENDPOINT: url,
  OS_PLACEMENT_API_VERSION: version,
});

function run(endpoint: Endpoint, argv: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // Both of its outputs through one pipe: two would not tell which of them said something first.
    const child = spawn('sh', ['-c', 'exec openstack "$@" 2>&1', 'openstack', ...argv], {
      env: environment(endpoint),
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === notFound) reject(new Error(`there is no openstack command: ${howToInstall}`));
      else resolve(output);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/**
 * Plays commands in one interactive session of the real client, which starts once for all of them, and returns what
 * each printed, errors included. Throws, naming what to install, where the client or its plugin is missing.
 */
export async function openstack(endpoint: Endpoint, commands: readonly string[]): Promise<string[]> {
  const lines = commands.flatMap((command, index) => [`!echo "${mark}${index}"`, command]);
  const output = await run(endpoint, [], `${lines.join('\n')}\n`);
  if (output.includes('is not an openstack command'))
    throw new Error(`the openstack command has no Placement plugin: ${howToInstall}`);
  const told = output.split(new RegExp(`^${mark}\\d+\\n`, 'm')).slice(1);
  if (told.length !== commands.length)
    throw new Error(`the client told the ends of ${told.length} of ${commands.length} commands:\n${output}`);
  return told.map((text) => text.trim());
}

/** The commands of the Placement plugin. Throws, naming what to install, where it is missing. */
export async function pluginCommands(endpoint: Endpoint): Promise<string[]> {
  const argv = ['command', 'list', '--group', 'openstack.placement.v1', '-f', 'json'];
  const output = await run(endpoint, argv, '');
  const [group] = JSON.parse(output || '[]') as { Commands: string[] }[];
  if (!group) throw new Error(`the openstack command has no Placement plugin: ${howToInstall}`);
  return group.Commands;
}

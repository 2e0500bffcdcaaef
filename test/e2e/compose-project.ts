import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The compose stack under a name and a port of its own, beside whatever else runs here. */
export class ComposeProject {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** Runs a compose command; throws with everything it printed where it fails. */
  run(...command: string[]): Promise<string> {
    const env = {
      ...process.env,
      CELLFLOW_API_PORT: '0',
      CELLFLOW_PLACEMENT_PORT: '0',
      CELLFLOW_DEV_TOKEN: 'admin',
    };
    return new Promise((resolve, reject) => {
      execFile(
        'docker',
        ['compose', '--progress', 'plain', '-p', this.name, ...command],
        { cwd: root, env, maxBuffer: 64 * 1024 * 1024 },
        (error, stdout, stderr) => {
          if (!error) return resolve(stdout.trim());
          reject(new Error(`docker compose ${command.join(' ')} failed:\n${stdout}${stderr}`.slice(-8000)));
        },
      );
    });
  }

  /** "http://127.0.0.1:49153", wherever the API was published. */
  async apiUrl(): Promise<string> {
    return `http://${await this.run('port', 'api', '8774')}`;
  }

  /** "http://127.0.0.1:49154", wherever the Placement API was published. */
  async placementUrl(): Promise<string> {
    return `http://${await this.run('port', 'placement', '8778')}`;
  }

  /** Where a service answers from this machine, whatever is published: an address in one of its networks. */
  async address(service: string): Promise<string> {
    const id = await this.run('ps', '-q', service);
    const format = '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}';
    const { stdout } = await promisify(execFile)('docker', ['inspect', '--format', format, id]);
    return stdout.trim().split(' ')[0]!;
  }

  /** Which of these names a service can resolve. Docker answers for its own at once; for others it may ask far away. */
  async resolves(service: string, names: readonly string[]): Promise<string[]> {
    const script = `
      const { Resolver } = require('node:dns').promises;
      const resolver = new Resolver({ timeout: 2000, tries: 1 });
      Promise.allSettled(process.argv.slice(1).map((name) => resolver.resolve4(name))).then((results) =>
        console.log(JSON.stringify(results.map(({ status }) => status === 'fulfilled'))));`;
    const answer = await this.run('exec', '-T', service, 'node', '-e', script, ...names);
    const found = JSON.parse(answer) as boolean[];
    return names.filter((_, index) => found[index]);
  }
}

import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker, isMissing } from './docker.ts';

/** The name of every project that is brought up to be broken begins so. */
export const projectPrefix = 'cellflow-chaos-';

/** Where its file, with its credentials, lies while it is there. */
export const projectFolder = (name: string): string => join(tmpdir(), name);

/** On everything of such a project: the process that brought it up, "4711 1234567", and when that was born. */
export const runnerLabel = 'cellflow.chaos.runner';

const projectLabel = 'com.docker.compose.project';

/** What Docker has of a project. */
export interface FoundProject {
  readonly name: string;
  /** What `runnerLabel` says. */
  readonly runner: string;
  readonly containers: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
}

const kinds = {
  containers: { list: ['ps', '-a'], id: '{{.Names}}', remove: ['rm', '-f', '-v'] },
  networks: { list: ['network', 'ls'], id: '{{.Name}}', remove: ['network', 'rm'] },
  volumes: { list: ['volume', 'ls'], id: '{{.Name}}', remove: ['volume', 'rm'] },
} as const;
type Kind = keyof typeof kinds;

/** The projects that runs have brought up, of whatever run. Rejects with DockerError where no engine answers. */
export async function findProjects(): Promise<FoundProject[]> {
  const found = new Map<string, FoundProject & Record<Kind, string[]>>();
  for (const kind of Object.keys(kinds) as Kind[]) {
    const { list, id } = kinds[kind];
    const labels = [`{{.Label "${projectLabel}"}}`, `{{.Label "${runnerLabel}"}}`];
    const filter = ['--filter', `label=${runnerLabel}`];
    const text = await docker([...list, ...filter, '--format', [id, ...labels].join('\t')]);
    for (const line of text.split('\n').filter((each) => each !== '')) {
      const [thing = '', name = '', runner = ''] = line.split('\t');
      const project = found.get(name) ?? { name, runner, containers: [], networks: [], volumes: [] };
      project[kind].push(thing);
      found.set(name, project);
    }
  }
  return [...found.values()];
}

/** Removes everything of a project, as it is: nothing in it is worth a goodbye. Removing it again does nothing. */
export async function removeProject(name: string): Promise<void> {
  for (const kind of Object.keys(kinds) as Kind[]) {
    const { list, id, remove } = kinds[kind];
    const text = await docker([...list, '--filter', `label=${projectLabel}=${name}`, '--format', id]);
    const things = text.split('\n').filter((each) => each !== '');
    await Promise.all(things.map((thing) => docker([...remove, thing]).catch(unlessMissing)));
  }
  rmSync(projectFolder(name), { recursive: true, force: true });
}

function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}

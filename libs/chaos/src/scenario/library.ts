import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { near } from '@cellflow/failpoints';
import type { KindOfFault } from './act.ts';
import type { Ground } from './ground.ts';
import { parseScenario, ScenarioError } from './parse.ts';
import type { Scenario } from './scenario.ts';

/** The folder of the shipped scenarios: of the installation that a bundle is in, or of the sources. */
export function libraryFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const roots = [join(here, '..'), join(here, '../../../..')];
  const found = roots.map((root) => join(root, 'examples', 'chaos')).find((folder) => existsSync(folder));
  if (found) return found;
  throw new Error(`the shipped scenarios are not beside ${here}`);
}

/** A scenario with the file that it is in. */
export interface Shipped {
  readonly file: string;
  readonly scenario: Scenario;
}

/** The scenarios of a folder by name. Throws ScenarioError where one of them cannot be played. */
export function readLibrary(kinds: readonly KindOfFault[], folder = libraryFolder()): Shipped[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => read(join(folder, name), kinds));
}

/**
 * Finds a scenario by the path of its file, or by the name of a shipped one. Throws ScenarioError where it cannot be
 * played; a text says that there is none, and which are near.
 */
export function findScenario(
  nameOrFile: string,
  kinds: readonly KindOfFault[],
  ground?: Ground,
): Shipped | string {
  if (/[./\\]/.test(nameOrFile)) {
    return existsSync(nameOrFile) ? read(nameOrFile, kinds, ground) : `there is no file ${nameOrFile}`;
  }
  const folder = libraryFolder();
  const file = join(folder, `${nameOrFile}.yaml`);
  if (existsSync(file)) return read(file, kinds, ground);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'));
  const close = near(nameOrFile, names);
  return `there is no scenario "${nameOrFile}"${close.length > 0 ? `; near are ${close.join(', ')}` : ''}`;
}

function read(file: string, kinds: readonly KindOfFault[], ground?: Ground): Shipped {
  const scenario = parseScenario(readFileSync(file, 'utf8'), { file, kinds, ground });
  if (dirname(file) === libraryFolder() && basename(file, '.yaml') !== scenario.name)
    throw new ScenarioError(file, [
      { line: 1, field: 'name', message: `expected the name of its file: ${basename(file, '.yaml')}` },
    ]);
  return { file, scenario };
}

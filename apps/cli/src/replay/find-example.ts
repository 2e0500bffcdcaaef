import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';

/** Path of a file of examples/: of this folder, of the installation that the bundle is in, or of the sources. */
export function findExample(io: Pick<Io, 'cwd'>, name: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const roots = [io.cwd, join(here, '..'), join(here, '../../../..')];
  const found = roots.map((root) => join(root, 'examples', name)).find((path) => existsSync(path));
  if (found) return found;
  throw new CliError(`examples/${name} is not here`, {
    next: 'name the files: --hosts FILE --requests FILE',
    exitCode: 2,
  });
}

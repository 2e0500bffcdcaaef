import type { Letter } from '@cellflow/dead-letters';
import { usageError } from '../cli-error.ts';

/** Which letters are meant: one by its id, or all. Throws CliError where it is neither, or both. */
export function chosen(id: string | undefined, all: boolean | undefined): (letter: Letter) => boolean {
  if ((id === undefined) === !all) {
    throw usageError('which dead letters?', 'give the id of one, or --all (with --vhost, --queue)');
  }
  return (letter) => id === undefined || letter.id === id;
}

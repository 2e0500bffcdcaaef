import { CliError } from '../cli-error.ts';

export const noSuchLetter = (id: string): CliError =>
  new CliError(`no dead letter is called ${id}`, {
    why: 'it was put back or dropped meanwhile, or somebody else holds it just now',
    next: 'see what there is with: cellflow dlq list',
  });

import { ServersError } from '@cellflow/stack';
import { CliError } from '../cli-error.ts';

/** Servers that could not be had as something to do something about; anything else as it is. */
export function explainServersError(error: unknown): unknown {
  if (!(error instanceof ServersError)) return error;
  const [first = '', ...more] = error.message.split('\n');
  return new CliError(first, {
    why: more.join('\n        '),
    next: 'CELLFLOW_SERVERS=programs takes those installed on this machine; npm run setup installs them',
    cause: error,
  });
}

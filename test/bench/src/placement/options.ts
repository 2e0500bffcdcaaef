import { parseArgs } from 'node:util';
import type { AppendFsync } from '@cellflow/stack';
import { isPartName, partNames } from './part-names.ts';
import type { PartName } from './part-names.ts';

export const usage = `Measures placement: its engine, its RPC and REST interfaces, and a replica that starts.

  npm run bench:placement -- [--only engine,rpc] [--providers 10000] [--quick] [--appendfsync everysec|always] [--json]

  --only         parts to run, of ${partNames.join(', ')}
  --providers    providers that RPC and REST are measured on; ten times as many for the replica
  --quick        fewer and shorter rounds, and nothing of 100,000 providers: a look, no figures to quote
  --appendfsync  how Redis writes its log; the other way is measured beside it for claims
  --json         print one JSON object instead of the tables
`;

export interface Options {
  readonly only: readonly PartName[];
  readonly providers: number;
  readonly quick: boolean;
  readonly appendFsync: AppendFsync;
  readonly json: boolean;
  /** Rounds of searches in the engine, and of requests to a service. */
  readonly searches: { readonly rounds: number; readonly roundMs: number };
  readonly loads: { readonly rounds: number; readonly roundMs: number };
}

/** What the command line says beside the options of a run. */
export type CommandLine =
  | { readonly run: 'bench'; readonly options: Options }
  | { readonly run: 'weigh'; readonly size: number }
  | { readonly run: 'help' }
  | { readonly run: 'fault'; readonly message: string };

const fault = (message: string): CommandLine => ({ run: 'fault', message });

export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: partNames.join() },
      providers: { type: 'string', default: '10000' },
      quick: { type: 'boolean', default: false },
      appendfsync: { type: 'string', default: 'everysec' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      /** A child of the memory part is this bundle, started with a number of providers. */
      weigh: { type: 'string' },
    },
  });
  if (values.help) return { run: 'help' };
  if (values.weigh !== undefined) return { run: 'weigh', size: Number(values.weigh) };
  const only = values.only.split(',');
  const stray = only.find((name) => !isPartName(name));
  if (stray !== undefined) return fault(`--only: there is no part "${stray}", only ${partNames.join(', ')}`);
  const providers = Number(values.providers);
  if (!Number.isInteger(providers) || providers < 100 || providers > 1_000_000)
    return fault('--providers: expected a whole number from 100 to 1000000');
  const { appendfsync: appendFsync, quick, json } = values;
  if (appendFsync !== 'always' && appendFsync !== 'everysec')
    return fault('--appendfsync: expected always or everysec');
  const searches = quick ? { rounds: 3, roundMs: 200 } : { rounds: 5, roundMs: 1000 };
  const loads = quick ? { rounds: 1, roundMs: 1000 } : { rounds: 5, roundMs: 2000 };
  return {
    run: 'bench',
    options: { only: only as PartName[], providers, quick, appendFsync, json, searches, loads },
  };
}

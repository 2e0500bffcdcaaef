import { parseArgs } from 'node:util';
import { runBootBench } from './boot-bench.ts';
import { roles } from './empty-chain/hops.ts';
import type { Role } from './empty-chain/hops.ts';
import { runRole } from './empty-chain/role.ts';
import { printBench } from './print-bench.ts';

const usage = `Boots servers over a real RabbitMQ and a real Redis, and measures that against the empty chain.

  npm run bench -- [--count 2000] [--in-flight 256] [--failing 0.33] [--appendfsync everysec|always] [--json]

  --count        servers booted at --in-flight; as many go first, to warm up
  --in-flight    requests under way at a time
  --failing      share of builds that fail and are retried on an alternate
  --appendfsync  how Redis writes its log
  --json         print one JSON object instead of the table
`;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    'in-flight': { type: 'string', default: '256' },
    failing: { type: 'string', default: '0' },
    appendfsync: { type: 'string', default: 'everysec' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    /** A process of the empty chain is this bundle, started with its role. */
    'empty-role': { type: 'string' },
  },
});

function numberOf(name: 'count' | 'in-flight' | 'failing', max: number, whole = true): number {
  const value = Number(values[name]);
  if (
    Number.isFinite(value) &&
    value >= (whole ? 1 : 0) &&
    value <= max &&
    (!whole || Number.isInteger(value))
  ) {
    return value;
  }
  console.error(`--${name}: expected ${whole ? 'a whole number from 1' : 'a number from 0'} to ${max}`);
  process.exit(2);
}

function fsyncOf(text: string): 'always' | 'everysec' {
  if (text === 'always' || text === 'everysec') return text;
  console.error('--appendfsync: expected always or everysec');
  process.exit(2);
}

async function runEmptyRole(role: string): Promise<void> {
  const { EMPTY_BROKER_URL: broker = '', EMPTY_STORE_URL: store = '' } = process.env;
  if (!roles.includes(role as Role)) throw new Error(`no role ${role} in the empty chain`);
  await runRole(role as Role, { broker, store });
}

if (values.help) {
  console.log(usage);
} else if (values['empty-role'] !== undefined) {
  await runEmptyRole(values['empty-role']);
} else {
  const say = (line: string) => void (values.json || console.log(line));
  const result = await runBootBench(
    {
      count: numberOf('count', 100_000),
      inFlight: numberOf('in-flight', 5000),
      failing: numberOf('failing', 1, false),
      appendFsync: fsyncOf(values.appendfsync),
      entry: process.argv[1] as string,
    },
    say,
  );
  if (values.json) console.log(JSON.stringify(result));
  else printBench(result, say);
}

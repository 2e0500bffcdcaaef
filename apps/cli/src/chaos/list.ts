import {
  describeParameters,
  exhibits,
  faultKinds,
  groundNames,
  groundOf,
  limitsOf,
  methodNames,
  queuesOfACell,
  readLibrary,
  scenarioJsonSchema,
} from '@cellflow/chaos';
import type { GroundName, Scenario } from '@cellflow/chaos';
import type { Register } from '../commands.ts';
import type { Io } from '../io.ts';
import { outJson } from '../io.ts';
import { createPaint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { explainScenarioError } from './find.ts';

interface Options {
  readonly faults?: boolean;
  readonly schema?: boolean;
  readonly json?: boolean;
}

export const registerChaosList: Register = (program, io) => {
  program
    .command('list')
    .description('list the scenarios that are shipped, or the kinds of faults')
    .option('--faults', 'the kinds of faults that a scenario may hold')
    .option('--schema', 'the JSON schema of a scenario, for editors')
    .option('--json', 'print JSON instead of text')
    .addHelpText('after', '\nExample:\n  $ cellflow chaos list')
    .action((options: Options) => {
      if (options.schema) return io.out(`${JSON.stringify(scenarioJsonSchema(faultKinds), null, 2)}\n`);
      const paint = createPaint(io);
      if (options.faults) return listFaults(io, options);
      const shipped = library();
      if (options.json) {
        const rows = shipped.map(({ file, scenario }) => {
          const { name, title, faults, expect } = scenario;
          const on = groundsOf(scenario);
          return { name, title, file, on, faults: faults.map(({ text }) => text), expect };
        });
        const shown = exhibits.map(({ name, title, bugs, breaks }) => ({ name, title, bugs, breaks }));
        return outJson(io, [...rows, ...shown]);
      }
      const rows = shipped.map(({ scenario }) => [
        ...[scenario.name, groundsOf(scenario).join(', '), scenario.title],
      ]);
      io.out(table(paint, { head: ['SCENARIO', 'ON', 'WHAT IS BROKEN'], rows, columns: io.columns }));
      const shown = exhibits.map(({ name, title, bugs }) => [name, `${title} (${bugs.join(', ')})`]);
      io.out(`\n${table(paint, { head: ['MUSEUM', 'WHAT WAS BROKEN'], rows: shown, columns: io.columns })}`);
    });
};

function listFaults(io: Io, { json }: Options): void {
  const kinds = faultKinds.map((kind) => {
    const { summary, on } = kind;
    return { kind: kind.kind, summary, on, parameters: describeParameters(kind) };
  });
  if (json) return outJson(io, kinds);
  const { columns } = io;
  const paint = createPaint(io);
  const rows = kinds.map(({ kind, summary, on }) => [kind, on.join(', '), summary]);
  io.out(table(paint, { head: ['FAULT', 'ON', 'WHAT IT DOES'], rows, columns }));
  const taken = kinds.flatMap(({ kind, parameters }) =>
    parameters.map(({ name, what, default: standard, required }) => [
      ...[kind, name, required ? 'must be said' : String(standard ?? '-'), what],
    ]),
  );
  const head = ['FAULT', 'TAKES', 'DEFAULT', 'WHAT IT MEANS'];
  io.out(`\n${table(paint, { head, rows: taken, columns })}`);
  io.out('\nWhoever stands at a step is meant where its fault names no service.\n');
  io.out(`Queues, of a cloud of one cell: ${queuesOfACell().join(', ')}\n`);
  io.out(`Methods: ${methodNames.join(', ')}\n`);
}

const groundsOf = (scenario: Scenario): GroundName[] =>
  groundNames.filter((name) => limitsOf(scenario, faultKinds, groundOf(name)).length === 0);

function library() {
  try {
    return readLibrary(faultKinds);
  } catch (error) {
    throw explainScenarioError(error);
  }
}

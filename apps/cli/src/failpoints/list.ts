import { pointNames, points, serviceOf } from '@cellflow/failpoints';
import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import { createPaint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';

export const registerList: Register = (failpoints, io) => {
  failpoints
    .command('list', { isDefault: true })
    .description('list every point, in the order of the flow')
    .option('--json', 'print JSON instead of text')
    .addHelpText('after', '\nExample:\n  $ cellflow failpoints list')
    .action(({ json }: { json?: boolean }) => {
      const all = pointNames.map((name) => ({ name, service: serviceOf(name), ...points[name] }));
      if (json) return outJson(io, all);
      const rows = all.map(({ name, service, what, onlyUnderFaults }) => [
        name,
        service,
        onlyUnderFaults ? `${what} (only when something else is broken)` : what,
      ]);
      const head = ['POINT', 'SERVICE', 'THERE'];
      io.out(table(createPaint(io), { head, rows, columns: io.columns }));
    });
};

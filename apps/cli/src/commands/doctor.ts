import { diagnose, journalFolder, lostProjects, servicesOf } from '@cellflow/chaos';
import { serversAt } from '@cellflow/stack';
import { CliError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import { readState } from '../state-file.ts';
import { createPaint } from '../terminal/paint.ts';

/** `cellflow doctor`: exit code 0 proves that nothing of any fault is left. */
export const registerDoctor: Register = (program, io) => {
  program
    .command('doctor')
    .description(
      'look for what faults have left: stopped processes, armed points, alarms, held queues, wrong clocks, compose projects',
    )
    .option('--json', 'print what is found as JSON')
    .addHelpText('after', '\nExit code 0 means that nothing is left.\n\nExample:\n  $ cellflow doctor')
    .action(async (options: { readonly json?: boolean }) => {
      const folder = journalFolder(io);
      const state = await readState(io);
      const findings = await diagnose({
        folder,
        servers: state?.servers ? serversAt(state.servers) : null,
        services: servicesOf({ folder, up: state?.pid ?? null }),
        projects: await lostProjects(),
      });
      if (options.json) outJson(io, { clean: findings.length === 0, findings });
      else {
        const paint = createPaint(io);
        for (const { kind, text } of findings) io.out(`${paint('bad', kind.padEnd(10))} ${text}\n`);
        if (findings.length === 0) io.out('Nothing of any fault is left.\n');
      }
      if (findings.length > 0)
        throw new CliError(`${findings.length} things are left`, { next: 'cellflow halt heals them' });
    });
};

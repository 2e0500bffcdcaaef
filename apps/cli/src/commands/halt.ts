import { halt, journalFolder, lostProjects, servicesOf } from '@cellflow/chaos';
import { CliError } from '../cli-error.ts';
import type { Register } from '../commands.ts';
import { outJson } from '../io.ts';
import { readState } from '../state-file.ts';

/** `cellflow halt`: whatever is broken on purpose is healed now. */
export const registerHalt: Register = (program, io) => {
  program
    .command('halt')
    .description('heal every fault that is on, whoever injected it, and end the runs that did')
    .option('--json', 'print what was healed as JSON')
    .addHelpText('after', '\nExample:\n  $ cellflow halt && cellflow doctor')
    .action(async (options: { readonly json?: boolean }) => {
      const folder = journalFolder(io);
      const up = (await readState(io))?.pid ?? null;
      const services = () => servicesOf({ folder, up });
      const report = await halt({ folder, clock: io.platform.clock, services, projects: lostProjects });
      if (options.json) outJson(io, report);
      else {
        for (const { kind, text } of report.healed) io.out(`healed  ${kind} ${text}\n`);
        for (const { kind, text, why } of report.failed) io.out(`failed  ${kind} ${text}: ${why}\n`);
        if (report.healed.length + report.failed.length === 0) io.out('Nothing was broken.\n');
      }
      if (report.failed.length > 0)
        throw new CliError(`${report.failed.length} faults are not healed`, {
          next: 'cellflow doctor says what is left',
        });
    });
};

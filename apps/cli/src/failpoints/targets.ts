import { connectFailpoints } from '@cellflow/stack';
import type { ServiceFailpoints } from '@cellflow/stack';
import type { FailpointStatus } from '@cellflow/failpoints';
import { CliError, usageError } from '../cli-error.ts';
import { outJson } from '../io.ts';
import type { Io } from '../io.ts';
import { readState } from '../state-file.ts';
import { createPaint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';

/** Which services a command is for. */
export interface TargetOptions {
  readonly service?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** A process of the running cloud, and its failpoints. */
export interface Target {
  /** "cell1.cell-conductor". */
  readonly id: string;
  /** "cell-conductor". */
  readonly name: string;
  readonly failpoints: ServiceFailpoints;
}

/** The processes that are meant: one by its id, or those of one name, or all. Throws CliError. */
export async function findTargets(io: Io, { service, all }: TargetOptions): Promise<Target[]> {
  if ((service === undefined) === !all)
    throw usageError('which services are meant?', 'give either --service NAME or --all');
  const services = (await readState(io))?.services ?? [];
  if (services.length === 0) {
    throw new CliError('there are no processes to break', {
      why: 'no `cellflow up --processes` runs here',
      next: 'start one in another terminal: cellflow up --processes --faults',
    });
  }
  const found = services.filter(({ id, name }) => all || id === service || name === service);
  if (found.length === 0) {
    throw new CliError(`no service is called ${service}`, {
      why: `there are ${services.map(({ id }) => id).join(', ')}`,
      next: 'give one of these, or the name of a program, such as cell-conductor, for all of them',
      exitCode: 2,
    });
  }
  return found.map(({ id, name, healthUrl }) => ({
    ...{ id, name },
    failpoints: connectFailpoints(healthUrl, id),
  }));
}

/** Asks every target and tells what each of them says. A target that does not answer does not keep the others waiting. */
export async function askTargets(
  io: Io,
  targets: readonly Target[],
  { json, ask }: { json?: boolean; ask: (target: Target) => Promise<FailpointStatus> },
): Promise<void> {
  const results = await Promise.allSettled(targets.map(ask));
  const answers = results.map((result, at) => ({
    service: targets[at]!.id,
    ...(result.status === 'fulfilled' ? result.value : { error: textOf(result.reason) }),
  }));
  if (json) outJson(io, answers);
  else tell(io, answers);
  const failed = answers.filter((answer) => 'error' in answer);
  if (failed.length > 0) {
    throw new CliError(`${failed.length} of ${answers.length} services did not do it`, {
      why: failed.map((answer) => ('error' in answer ? answer.error : '')).join('; '),
      next: 'start a cloud with --faults; a service that was made to end is not there any more, see its log',
    });
  }
}

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

type Answer = { readonly service: string } & (FailpointStatus | { readonly error: string });

function tell(io: Io, answers: readonly Answer[]): void {
  const rows = answers.flatMap((answer) => {
    if ('error' in answer) return [];
    const left = answer.remainingMs === null ? '' : `${Math.ceil(answer.remainingMs / 1000)}s`;
    const state = answer.armed ? `armed ${left}`.trim() : 'off';
    if (answer.rules.length === 0) return [[answer.service, state, '-', '-', '-']];
    return answer.rules.map(({ text, hits, acted }) => [
      answer.service,
      state,
      text,
      String(hits),
      String(acted),
    ]);
  });
  const head = ['SERVICE', 'STATE', 'RULE', 'HITS', 'ACTED'];
  if (rows.length > 0) io.out(table(createPaint(io), { head, rows, columns: io.columns }));
}

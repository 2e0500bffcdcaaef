import { faultKinds, findScenario, groundOf, ScenarioError } from '@cellflow/chaos';
import type { GroundName, Shipped } from '@cellflow/chaos';
import { CliError } from '../cli-error.ts';

/** The scenario of this name or file. Throws CliError, exit code 2, where there is none or it cannot be played there. */
export function scenarioOf(nameOrFile: string, on: GroundName): Shipped {
  try {
    const found = findScenario(nameOrFile, faultKinds, groundOf(on));
    if (typeof found !== 'string') return found;
    throw new CliError(found, { next: 'see those that there are with: cellflow chaos list', exitCode: 2 });
  } catch (error) {
    throw explainScenarioError(error);
  }
}

/** A scenario's flaws as something that its writer can do something about; anything else as it is. */
export function explainScenarioError(error: unknown): unknown {
  if (!(error instanceof ScenarioError)) return error;
  const [first, ...more] = error.message.split('\n');
  return new CliError(first!, {
    why: more.length > 0 ? more.join('\n        ') : 'a scenario is played whole or not at all',
    next: 'correct the file; docs/chaos.md explains it, and cellflow chaos list --faults what can be done',
    exitCode: 2,
    cause: error,
  });
}

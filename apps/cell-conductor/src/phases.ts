import { isBuildPhase } from '@cellflow/domain';
import { RpcError } from '@cellflow/rpc';

/** The last of the reported phases. Throws INVALID_ARGUMENT naming one that no build has. */
export function checkPhases(taskStates: readonly string[]): string | undefined {
  const odd = taskStates.find((state) => !isBuildPhase(state));
  if (odd !== undefined) throw new RpcError('INVALID_ARGUMENT', `task_states: no build is ever in "${odd}"`);
  return taskStates.at(-1);
}

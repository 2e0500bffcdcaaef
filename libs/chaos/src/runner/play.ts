import { faultKinds } from '../faults/index.ts';
import { openKeeper } from '../leases/index.ts';
import type { GroundName, Scenario } from '../scenario/index.ts';
import { runScenario } from './run-scenario.ts';
import type { RunOptions, RunResult } from './run-scenario.ts';
import { startScenarioCloud, startScenarioProject } from './start-cloud.ts';
import type { Surroundings } from './start-cloud.ts';

export interface PlayOptions extends Surroundings, Pick<RunOptions, 'seed' | 'tell' | 'onLoad'> {
  /** What the cloud is made of. Default: processes. */
  readonly on?: GroundName;
  /** Where the journal of the faults lies: `journalFolder`. */
  readonly journals: string;
  /** Aborted: everything is healed and ended, and the play rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Told where the API is once all is judged; the cloud stays up until it resolves. */
  stay?(apiUrl: string): Promise<void>;
}

/** Plays a scenario on a cloud of its own. Whatever happens, everything is healed and ended when it settles. */
export async function playScenario(scenario: Scenario, options: PlayOptions): Promise<RunResult> {
  const { platform, journals, seed, tell, onLoad, stay, on } = options;
  const start = on === 'compose' ? startScenarioProject : startScenarioCloud;
  const cloud = await start(scenario.stack, options);
  try {
    const keeper = openKeeper({ cloud, folder: journals, seed });
    try {
      const signal = AbortSignal.any([options.signal, keeper.halted]);
      const result = await runScenario({
        ...{ scenario, seed, cloud, keeper, kinds: faultKinds, platform, signal, tell, onLoad },
      });
      await stay?.(cloud.stack.apiUrl);
      return result;
    } finally {
      await keeper.close();
    }
  } finally {
    await cloud.stop();
  }
}

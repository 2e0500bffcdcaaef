import type { Platform } from '@cellflow/platform';
import type { RunningChaosCloud } from '../cloud/index.ts';
import { startOnOwnServers } from '../runner/start-cloud.ts';
import { sweepCells } from './cells.ts';
import { sweepLimits } from './run-sweep.ts';

/** Cells whose services are killed side by side: two cores do not carry more restarts at a time. */
const cellCount = 4;

/** The cloud that a sweep shares among all of its steps. */
export const startSweepCloud = (options: {
  readonly platform: Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logDir?: string;
  readonly log: (line: string) => void;
}): Promise<RunningChaosCloud> =>
  startOnOwnServers({ ...options, ...sweepLimits, cells: sweepCells(cellCount), appendFsync: 'everysec' });

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journalFolder, openKeeper, startComposeCloud } from '@cellflow/chaos';
import { defaultCells } from '@cellflow/stack';
import { explainServersError } from '../chaos/explain-servers-error.ts';
import type { Io } from '../io.ts';
import { startSpinner } from '../terminal/spinner.ts';
import type { Ground } from './ground.ts';

/** A docker compose project for the proof alone: removed after it, at Ctrl-C, and when this process is killed. */
export async function composeGround(io: Io): Promise<Ground> {
  const logDir = mkdtempSync(join(tmpdir(), 'cellflow-prove-'));
  const forget = () => rmSync(logDir, { recursive: true, force: true });
  const spinner = startSpinner(io, () => 'starting a docker compose project');
  try {
    const cloud = await startComposeCloud({
      ...{ platform: io.platform, signal: io.interrupted, cells: defaultCells({ cells: 2, hosts: 4 }) },
      ...{ logDir, appendFsync: 'everysec', env: {} },
    });
    const keeper = openKeeper({ cloud, folder: journalFolder(io) });
    return {
      ...{ servers: cloud.servers, own: true, signal: AbortSignal.any([io.interrupted, keeper.halted]) },
      async stop() {
        await cloud.stop();
        await keeper.close();
        forget();
      },
    };
  } catch (error) {
    forget();
    throw explainServersError(error);
  } finally {
    spinner.stop();
  }
}

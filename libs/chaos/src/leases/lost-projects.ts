import { DockerError, findProjects } from '@cellflow/stack';
import type { FoundProject } from '@cellflow/stack';
import { runs } from './process-identity.ts';

/** How a compose project is labelled with the process that brought it up. */
export const runnerText = ({ pid, bornAt }: { pid: number; bornAt: string }): string => `${pid} ${bornAt}`;

/** The compose projects whose runner is gone. None where no Docker engine answers. */
export async function lostProjects(): Promise<FoundProject[]> {
  const found = await findProjects().catch((error: unknown) => {
    if (error instanceof DockerError) return [];
    throw error;
  });
  return found.filter(({ runner }) => {
    const [, pid = '', bornAt = ''] = /^(\d+) (.*)$/.exec(runner) ?? [];
    return !runs(Number(pid), bornAt);
  });
}

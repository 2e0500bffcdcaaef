import type { Build } from './builds.ts';
import { destroyGuest } from './guests.ts';
import type { Work } from './work.ts';

/** Ends a build where it stands and destroys what it left. */
export async function stopBuild(work: Work, build: Build, why: string): Promise<void> {
  build.stop.abort(new Error(why));
  await build.done;
  const host = work.hosts.get(build.host);
  if (host) await destroyGuest(work, host, build);
}

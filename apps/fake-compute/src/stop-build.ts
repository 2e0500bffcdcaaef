import type { Build } from './builds.ts';
import type { Work } from './work.ts';

/** Ends a build where it stands. Its guest, if it has come so far, is the caller's to decide on. */
export async function stopBuild(build: Build, why: string): Promise<void> {
  build.stop.abort(new Error(why));
  await build.done;
}

/** Ends builds that the conductor calls lost. A last report may have been taken: their guests go only on its word. */
export async function loseBuilds(work: Work, builds: readonly Build[]): Promise<void> {
  await Promise.all(builds.map((build) => stopBuild(build, 'the build was lost to another attempt')));
  await work.doubtful.settle(work);
}

import { newContext } from '@cellflow/rpc';
import type { Build } from './builds.ts';
import { destroyGuest } from './guests.ts';
import type { Work } from './work.ts';

/** Ends a build where it stands. Its guest, if it has come so far, is the caller's to decide on. */
export async function stopBuild(build: Build, why: string): Promise<void> {
  build.stop.abort(new Error(why));
  await build.done;
}

/**
 * Ends a build that the conductor calls lost. Its last report may have been on the way at that moment, and been
 * taken: a guest that is there goes only on the conductor's word.
 */
export async function loseBuild(work: Work, build: Build): Promise<void> {
  await stopBuild(build, 'the build was lost to another attempt');
  const { uuid, attempt, host: name } = build;
  const host = work.hosts.get(name);
  if (host?.guests.get(uuid) !== attempt) return;
  const context = newContext(work.platform.ids);
  const { destroy } = await work.conductor.syncGuests(
    { guests: [{ instanceUuid: uuid, attempt, host: name }] },
    { context, messageId: `${context.requestId}:${uuid}:${attempt}:lost` },
  );
  if (destroy.length > 0) await destroyGuest(work, host, build);
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findBundles } from '@cellflow/stack';

/**
 * Starts the program that waits for this process to die. It is in a group of its own: what ends this process by a
 * signal to its group does not end both. Returns what tells it that it is not needed any more.
 */
export function startWatcher(
  journal: string,
  command: readonly string[] = [process.execPath, join(findBundles(), 'chaos-watcher.js')],
): () => void {
  const [file, ...args] = command as [string, ...string[]];
  const child = spawn(file, [...args, journal], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  // It waits for us, not we for it.
  child.unref();
  (child.stdin as unknown as { unref?(): void }).unref?.();
  return () => child.stdin.end();
}

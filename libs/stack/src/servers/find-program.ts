import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where packages put programs without adding them to everybody's PATH. */
const extraFolders = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin', '/opt/homebrew/bin'];

/** Debian's rabbitmq-server on the PATH changes to the user rabbitmq; the one behind it runs as whoever starts it. */
const preferredPaths: Readonly<Record<string, string>> = {
  'rabbitmq-server': '/usr/lib/rabbitmq/bin/rabbitmq-server',
};

/** Full path of an installed program, or null. */
export function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const folders = [
    ...(env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    ...extraFolders,
  ];
  const candidates = [preferredPaths[name] ?? [], folders.map((folder) => join(folder, name))].flat();
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

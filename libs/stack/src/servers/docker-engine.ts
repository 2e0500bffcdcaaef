import { execFile } from 'node:child_process';

/** Whether a Docker engine answers: the version of its server, or null. */
export function dockerAnswers(): Promise<string | null> {
  return new Promise((resolve) => {
    const asked = ['version', '--format', '{{.Server.Version}}'];
    execFile('docker', asked, { timeout: 10_000 }, (error, stdout) => {
      const version = stdout.trim();
      resolve(error || version === '' ? null : version);
    });
  });
}

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const services = ['api', 'super-conductor', 'scheduler', 'placement', 'cell-conductor', 'fake-compute'];

/** What a bundle was made of, by its source map. */
function sourcesOf(bundle: string): string[] {
  const map = join(root, 'dist', `${bundle}.map`);
  if (!existsSync(map)) throw new Error(`${map} is not there: run \`npm run build\` first`);
  return (JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] }).sources;
}
const museum = (sources: readonly string[]) => sources.filter((path) => path.includes('/museum/'));

describe('the museum', () => {
  it.each(services)('is in no bundle of %s that runs in earnest', (service) => {
    const sources = sourcesOf(`${service}.js`);
    expect(sources.some((path) => path.endsWith(`apps/${service}/src/service.ts`))).toBe(true);
    expect(museum(sources)).toEqual([]);
    expect(readFileSync(join(root, 'dist', `${service}.js`), 'utf8')).not.toContain('CELLFLOW_MUSEUM');
  });

  it.each(services)('is the same %s but for its doors', (service) => {
    const own = (sources: string[]) => sources.filter((path) => path.includes(`apps/${service}/src/`));
    const names = (bundle: string) => own(sourcesOf(bundle)).map((path) => path.replace(/^(\.\.\/)+/, ''));
    expect(names(`museum/${service}.js`).sort()).toEqual(names(`${service}.js`).sort());
    expect(museum(sourcesOf(`museum/${service}.js`)).some((path) => path.endsWith('doors/on-show.ts'))).toBe(
      true,
    );
  });

  it('is read of by nobody but its door', () => {
    const files = execFileSync('git', ['grep', '-l', 'CELLFLOW_MUSEUM', '--', 'apps', 'libs'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(files.trim().split('\n').sort()).toEqual([
      'libs/chaos/src/museum/doors/on-show.ts',
      'libs/chaos/src/runner/start-cloud.ts',
    ]);
  });
});

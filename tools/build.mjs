// Bundles each entry of one project into one file under dist/: node tools/build.mjs @cellflow/app-api
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Project to entries and the bundle of each. */
const bundles = {
  '@cellflow/app-api': { 'apps/api/src/main.ts': 'api.js' },
  '@cellflow/app-super-conductor': { 'apps/super-conductor/src/main.ts': 'super-conductor.js' },
  '@cellflow/app-scheduler': { 'apps/scheduler/src/main.ts': 'scheduler.js' },
  '@cellflow/app-placement': { 'apps/placement/src/main.ts': 'placement.js' },
  '@cellflow/app-cell-conductor': { 'apps/cell-conductor/src/main.ts': 'cell-conductor.js' },
  '@cellflow/app-fake-compute': { 'apps/fake-compute/src/main.ts': 'fake-compute.js' },
  '@cellflow/chaos': {
    'libs/chaos/src/leases/main.ts': 'chaos-watcher.js',
    ...Object.fromEntries(
      ['api', 'super-conductor', 'scheduler', 'placement', 'cell-conductor', 'fake-compute'].map(
        (service) => [`apps/${service}/src/main.ts`, `museum/${service}.js`],
      ),
    ),
  },
  '@cellflow/cli': { 'apps/cli/src/main.ts': 'cellflow.js' },
  '@cellflow/test-bench': {
    'test/bench/src/main.ts': 'bench.js',
    'test/bench/src/placement/main.ts': 'bench-placement.js',
  },
};

/** A service of the museum is the service itself, but that its connections come through the museum's doors. */
const throughMuseum = {
  name: 'museum',
  setup: (build) =>
    build.onResolve({ filter: /^@cellflow\/(rpc|store)$/ }, ({ path, importer }) =>
      importer.startsWith(museum) ? undefined : { path: `${museum}/doors/${path.split('/')[1]}.ts` },
    ),
};
const museum = fileURLToPath(new URL('../libs/chaos/src/museum', import.meta.url));

const name = process.argv[2];
const entries = bundles[name];
if (!entries) {
  console.error(`build: no bundle is known for ${name}; one of ${Object.keys(bundles).join(', ')}`);
  process.exit(2);
}
for (const [entry, file] of Object.entries(entries))
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: `dist/${file}`,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: 'linked',
    plugins: file.startsWith('museum/') ? [throughMuseum] : [],
    loader: { '.lua': 'text' },
    // Only wanted where a container engine answers, and full of native code.
    external: ['testcontainers', '@testcontainers/*'],
    // CommonJS dependencies call require; an ES module has none of its own.
    banner: {
      js: "import { createRequire as cellflowRequire } from 'node:module';const require = cellflowRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });

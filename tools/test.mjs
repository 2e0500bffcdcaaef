// Everything that is tested, in one run: node tools/test.mjs [step...]
// Ends with "N passed, N failed". A step that cannot run here says so and why; it never counts as passed.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'cellflow-test-'));
const bin = (name) => join(root, 'node_modules/.bin', name);

/**
 * A step is one check, or a vitest project whose tests count one by one. `beside`: it runs while the step before it
 * does, since both wait for clocks and processes most of the time; what it prints comes when both have ended.
 */
const steps = [
  { name: 'contracts match proto/', command: [process.execPath, 'tools/codegen.mjs', '--check'] },
  { name: 'deploy files match the topology', command: [process.execPath, 'tools/gen-deploy.mjs', '--check'] },
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json'] },
  { name: 'project graph', command: [bin('nx'), 'show', 'projects'] },
  { name: 'lint', command: [bin('eslint'), '.', '--max-warnings', '0'] },
  { name: 'build', command: [bin('nx'), 'run-many', '-t', 'build', '--output-style=static'] },
  { name: 'unit', vitest: true },
  { name: 'architecture', vitest: true },
  { name: 'conformance', vitest: true },
  { name: 'e2e', vitest: true },
  { name: 'chaos', vitest: true },
  {
    name: 'compose',
    vitest: true,
    beside: true,
    unless: () => (dockerAnswers() ? null : 'no Docker engine answers'),
  },
];

function dockerAnswers() {
  try {
    execFileSync('docker', ['info', '--format', '{{.ServerVersion}}'], { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

function run([command, ...args], quiet = false) {
  return new Promise((resolve) => {
    const log = quiet ? openSync(join(scratch, 'beside.log'), 'w') : 'inherit';
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', log, log] });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function runVitest(project, quiet) {
  const report = join(scratch, `${project}.json`);
  const code = await run(
    [
      bin('vitest'),
      'run',
      ...['--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    quiet,
  );
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const skipped = numPendingTests + numTodoTests;
    if (skipped > 0) console.error(`${project}: ${skipped} tests were skipped, which counts as failed`);
    const broken = numFailedTests === 0 && (code !== 0 || numFailedTestSuites > 0) ? 1 : 0;
    const empty = numPassedTests + numFailedTests === 0 ? 1 : 0;
    return { passed: numPassedTests, failed: numFailedTests + skipped + Math.max(broken, empty) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function runStep(step, quiet) {
  const began = performance.now();
  const check = async () =>
    (await run(step.command)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { passed, failed } = await (step.vitest ? runVitest(step.name, quiet) : check());
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return { passed, failed, text: `  ${step.name}: ${passed} passed, ${failed} failed (${seconds} s)` };
}

/** Steps that run at the same time. */
function together(steps) {
  const groups = [];
  for (const step of steps)
    if (step.beside && groups.length > 0) groups.at(-1).push(step);
    else groups.push([step]);
  return groups;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`test: no step ${unknown.join(', ')}; one of: ${steps.map((step) => step.name).join(', ')}`);
  process.exit(2);
}
const rows = [];
try {
  const able = steps.filter(({ name, unless }) => {
    if (wanted.length > 0 && !wanted.includes(name)) return false;
    const reason = unless?.();
    if (reason) rows.push(`  ${name}: not run, ${reason}`);
    return !reason;
  });
  for (const group of together(able)) {
    console.log(`\n== ${group.map(({ name }) => name).join(', beside it ')}`);
    rows.push(...(await Promise.all(group.map((step, index) => runStep(step, index > 0)))));
    if (group.length > 1) console.log(readFileSync(join(scratch, 'beside.log'), 'utf8'));
  }
} finally {
  rmSync(scratch, { recursive: true });
}
const counted = rows.filter((row) => typeof row === 'object');
const passed = counted.reduce((sum, row) => sum + row.passed, 0);
const failed = counted.reduce((sum, row) => sum + row.failed, 0);
console.log(`\n${rows.map((row) => row.text ?? row).join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

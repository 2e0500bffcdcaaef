import { describe, expect, it } from 'vitest';
import { codeOfReader, OutputClosed } from './closed-output.ts';
import { recordedIo } from './fixture.ts';
import { runCli } from './program.ts';

const aborted = (reason: unknown) => AbortSignal.abort(reason);
const closed = aborted(new OutputClosed());

describe('an output that nobody reads any more', () => {
  it('is no error of a command that lists', async () => {
    const { io } = recordedIo();
    for (const argv of [['chaos', 'list'], ['failpoints', 'list'], ['--help']])
      expect(await runCli(argv, { ...io, interrupted: closed })).toBe(0);
  });

  it.each([
    [['chaos', 'run', 'power-cut'], 0, 141],
    [['chaos', 'soak'], 0, 141],
    [['chaos', 'sweep', 'boot'], 0, 141],
    [['chaos', 'museum'], 0, 141],
    [['prove', 'no-upcall'], 0, 141],
    [['chaos', 'run', 'power-cut'], 1, 1],
    [['chaos', 'list'], 0, 0],
    [['list'], 0, 0],
  ])('of %j that ended with %i is %i', (argv, code, wanted) => {
    expect(codeOfReader(argv, code, closed)).toBe(wanted);
  });

  it('is something else than Ctrl-C, with which a soak says its verdict', () => {
    expect(codeOfReader(['chaos', 'soak'], 0, aborted(new Error('SIGINT')))).toBe(0);
    expect(codeOfReader(['chaos', 'soak'], 0, new AbortController().signal)).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { recordedIo } from './fixture.ts';
import { runCli } from './program.ts';

async function run(...argv: string[]) {
  const recorded = recordedIo();
  return { code: await runCli(argv, recorded.io), out: recorded.out(), err: recorded.err() };
}

describe('the command line', () => {
  it('prints its version and its help, and exits 0', async () => {
    expect(await run('--version')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toContain('cellflow demo');
  });

  it('gives every command an example and --json', async () => {
    const { out } = await run('--help');
    const names = [...out.matchAll(/^ {2}([a-z]+) /gm)]
      .map((match) => match[1]!)
      .filter((name) => name !== 'help');
    expect(names).toEqual([
      ...['demo', 'up', 'boot', 'list', 'show', 'why', 'delete'],
      ...['chaos', 'failpoints', 'halt', 'doctor', 'dlq', 'prove', 'topology', 'placement', 'replay'],
    ]);
    for (const name of names) {
      const help = await run(name, '--help');
      expect(help.code).toBe(0);
      expect(help.out).toContain('--json');
      expect(help.out).toMatch(new RegExp(`Example:\n {2}\\$ cellflow ${name}`));
    }
  });

  it.each([
    [['nosuch'], /unknown command 'nosuch'/],
    [['list', '--nosuch'], /unknown option '--nosuch'/],
    [['boot'], /missing required argument 'name'/],
    [['boot', 'x', '--count', '0'], /Expected a whole number from 1 to 10000/],
    [['boot', 'x', '--hint', 'group'], /Expected key=value/],
    [['up', '--port', '99999'], /Expected a whole number from 0 to 65535/],
    [['up', '--broker', 'amqp://x'], /--broker and --store go together/],
    [['up', '--log-dir', 'x'], /--log-dir is for the logs of processes/],
    [['up', '--faults'], /--faults is for processes/],
    [['up', '--profile', '/no/such.yaml'], /--profile \/no\/such\.yaml cannot be read/],
    [['list', '--endpoint', 'nowhere'], /--endpoint nowhere is no URL of an API/],
  ])('refuses %j with exit code 2 and says why', async (argv, message) => {
    const { code, err, out } = await run(...argv);
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(out).toBe('');
  });

  it('says what, why and what to do next where no cloud is known', async () => {
    expect(await run('list')).toEqual({
      code: 1,
      out: '',
      err: [
        'cellflow: no cloud to talk to',
        '  why:  no --endpoint was given, CELLFLOW_ENDPOINT is not set, and no `cellflow up` runs here',
        '  next: start one in another terminal: cellflow up',
        '',
      ].join('\n'),
    });
  });

  it('tells errors as JSON on stderr with --json', async () => {
    const { code, err } = await run('list', '--endpoint', 'http://127.0.0.1:1', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(err)).toMatchObject({
      error: { what: 'nobody answers at http://127.0.0.1:1', next: expect.stringContaining('cellflow up') },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { createPaint } from '../terminal/paint.ts';
import { storySchema } from './story.ts';
import { tellStory } from './tell.ts';

const event = (type: string, fields: object = {}) => ({
  scope: 'cell1',
  id: '1',
  type,
  atMs: 1000,
  ...fields,
});

const story = storySchema.parse({
  instanceUuid: 'uuid-1',
  server: {
    ...{ name: 'web', cell: 'cell1', vmState: 'error', attempt: 1, maxAttempts: 3 },
    tried: [{ host: 'h1', attempt: 1, failure: { code: 'RescheduledException', message: 'disk is full' } }],
    fault: { code: 500, message: 'Exceeded maximum number of retries.' },
  },
  events: [
    event('server.accepted', { scope: 'api', requestId: 'req-1' }),
    event('allocation.claimed', {
      ...{ scope: 'placement', attempt: 1, host: 'h1', atMs: 1004 },
      resources: [{ resourceClass: 'MEMORY_MB', amount: 512 }],
    }),
    event('build.failed', { attempt: 1, host: 'h1', reason: 'disk is full', atMs: 1250 }),
    event('allocation.released', { scope: 'placement', attempt: 1, host: 'h1', atMs: 1251 }),
    event('build.refused', { attempt: 2, host: 'h2', reason: 'no room', atMs: 1252 }),
    event('something.new', { actor: 'future', atMs: 1253 }),
  ],
});

describe('the story of a server', () => {
  const text = tellStory(story, { paint: createPaint({ terminal: false, env: {} }), columns: 100 });

  it('names the server, where it is and what each host said', () => {
    expect(text).toMatch(/^web {2}ERROR {2}cell1 {2}uuid-1\n/);
    expect(text).toContain('Why: Exceeded maximum number of retries.');
    expect(text).toContain('  h1  attempt 1  RescheduledException: disk is full');
    expect(text).toContain('claims 1, releases 1, attempts 1 of 3');
  });

  it('tells every event in order, with who did it and how long after the first', () => {
    const lines = text.split('\n').filter((line) => /^\s+\+\d+ ms/.test(line));
    expect(lines.map((line) => line.replace(/\s+/g, ' ').trim())).toEqual([
      '+0 ms api accepted the request req-1',
      '+4 ms placement claimed 512 MiB on h1 (attempt 1)',
      '+250 ms h1 failed (attempt 1): disk is full',
      '+251 ms placement released the claim on h1 (attempt 1)',
      '+252 ms cell1 conductor could not claim the alternate h2: no room',
      '+253 ms future something.new',
    ]);
  });

  it('says of a deleted server that nobody keeps anymore that it was deleted', () => {
    const gone = storySchema.parse({ instanceUuid: 'u', server: null, events: [event('server.deleted')] });
    expect(tellStory(gone, { paint: (_, plain) => plain, columns: 80 })).toMatch(/^u {2}DELETED\n/);
  });
});

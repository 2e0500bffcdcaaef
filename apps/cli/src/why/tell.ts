import { toneOfStatus } from '../terminal/paint.ts';
import type { Paint } from '../terminal/paint.ts';
import { wrap } from '../terminal/table.ts';
import { sentenceOf } from './sentences.ts';
import type { Story } from './story.ts';

const timeWidth = 9;
const whoWidth = 17;

/** One page: what became of the server, what happened in order, and what each host said. */
export function tellStory(story: Story, { paint, columns }: { paint: Paint; columns: number }): string {
  return [head(story, paint), '', ...history(story, paint, columns), ...verdict(story, paint, columns)]
    .map((line) => `${line}\n`)
    .join('');
}

function head({ instanceUuid, server, events }: Story, paint: Paint): string {
  if (!server) {
    const deleted = events.some(({ type }) => type === 'server.deleted');
    return `${paint('bold', instanceUuid)}  ${deleted ? paint('dim', 'DELETED') : 'not in a cell yet'}`;
  }
  const status = statusOf(server.vmState);
  const place = [server.cell, server.zone, server.host].filter((part) => part !== '').join(' / ');
  return [paint('bold', server.name), paint(toneOfStatus(status), status), place, paint('dim', instanceUuid)]
    .filter((part) => part !== '')
    .join('  ');
}

const statusOf = (vmState: string) =>
  (({ building: 'BUILD', active: 'ACTIVE', error: 'ERROR', deleted: 'DELETED' }) as Record<string, string>)[
    vmState
  ] ?? vmState.toUpperCase();

function history({ events }: Story, paint: Paint, columns: number): string[] {
  const start = events[0]?.atMs ?? 0;
  const before = timeWidth + whoWidth + 3;
  const room = Math.max(30, columns - before);
  return events.flatMap((entry) => {
    const { who, what, tone } = sentenceOf(entry);
    const time = `+${entry.atMs - start} ms`.padStart(timeWidth);
    const [first = '', ...more] = wrap(what, room);
    return [
      `${paint('dim', time)}  ${who.padEnd(whoWidth)} ${paint(tone, first)}`,
      ...more.map((text) => ' '.repeat(before) + paint(tone, text)),
    ];
  });
}

function verdict({ server, events }: Story, paint: Paint, columns: number): string[] {
  if (!server) return [];
  const claims = events.filter(({ type }) => type === 'allocation.claimed').length;
  const releases = events.filter(({ type }) => type === 'allocation.released').length;
  const lines = [
    '',
    paint(
      'dim',
      `claims ${claims}, releases ${releases}, attempts ${server.attempt} of ${server.maxAttempts}`,
    ),
  ];
  if (server.fault) {
    lines.push('', ...wrap(`${paint('bad', 'Why:')} ${server.fault.message}`, columns));
  }
  for (const { host, attempt, failure } of server.tried) {
    lines.push(
      `  ${host}  attempt ${attempt}  ${failure?.code ?? 'failed'}${failure ? `: ${failure.message}` : ''}`,
    );
  }
  return lines;
}

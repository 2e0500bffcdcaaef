import { smallestText } from '@cellflow/chaos';
import type { RunSummary } from '@cellflow/chaos';
import type { Paint, Tone } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';

const tones: Readonly<Record<RunSummary['verdict'], Tone>> = {
  valid: 'good',
  invalid: 'bad',
  vacuous: 'warn',
  unknown: 'warn',
};

/** What a run came to, for people: the faults with their effect, what was broken with its proof, the verdict. */
export function verdictText(paint: Paint, summary: RunSummary, columns: number): string {
  const { invariants, faults, verdict, differences, unrest, outcome } = summary;
  const judged = invariants.filter(({ looked }) => looked > 0).length;
  const servers = Object.entries(outcome.servers).map(([state, count]) => `${count} ${state}`);
  const reasons = Object.entries(outcome.faults).map(([fault, count]) => `${count} ${fault}`);
  const letters = Object.entries(outcome.deadLetters).map(([reason, count]) => `${count} ${reason}`);
  const proof = smallestText(invariants);
  const missing = invariants.filter((each) => each.missing.length > 0);
  return [
    '\n',
    faults.length > 0 ? faultTable(paint, summary, columns) : '',
    `${servers.join(', ') || 'no server'}${reasons.length > 0 ? ` (${reasons.join(', ')})` : ''}; `,
    `${outcome.calls.refused} calls refused, ${outcome.calls.unknown} of unknown outcome`,
    letters.length > 0 ? `; dead letters: ${letters.join(', ')}\n` : '\n',
    proof === '' ? '' : `\n${proof}\n`,
    unrest === '' ? '' : `\nthe cloud did not come to rest: ${unrest}\n`,
    ...differences.map((text) => `${paint('bad', 'not as expected:')} ${text}\n`),
    verdict === 'unknown' ? `not judged: ${missing.map(({ id }) => id).join(' ')}\n` : '',
    `\nverdict: ${paint(tones[verdict], verdict)}, ${judged} of ${invariants.length} invariants had something to look at\n`,
  ].join('');
}

function faultTable(paint: Paint, { faults }: RunSummary, columns: number): string {
  const rows = faults.map(({ text, effect }) => {
    const bit = (effect?.amount ?? 0) > 0;
    return [
      text,
      paint(bit ? 'plain' : 'warn', bit ? effect!.text : `no effect: ${effect?.text || 'none measured'}`),
    ];
  });
  return `${table(paint, { head: ['FAULT', 'EFFECT'], rows, columns })}\n`;
}

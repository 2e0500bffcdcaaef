import { proveNoUpcall } from '@cellflow/proof';
import { z } from 'zod';
import type { FaultKind } from '../../fault.ts';
import { counted } from '../counted.ts';

const schema = z.strictObject({
  cell: z.string().min(1).optional().describe('Whose credentials are used. Default: those of every cell'),
});

export const attack: FaultKind<z.output<typeof schema>> = {
  kind: 'attack',
  summary:
    "The credentials of a cell try everything that they must not be able to do to what is not the cell's",
  schema,
  async inject({ servers, platform }, { cell }) {
    // The servers are the run's own: what does harm where it is let through is tried as well.
    const proof = await proveNoUpcall({ servers, platform, cell, mayHarm: true });
    const attacks = proof.tried.filter(({ kind }) => kind === 'attack');
    const refused = attacks.filter(({ result }) => result === 'refused');
    const codes = new Map<string, number>();
    for (const { code } of refused) codes.set(code, (codes.get(code) ?? 0) + 1);
    const list = [...codes].map(([code, count]) => `${code} ${count} times`).join(', ');
    const text =
      proof.verdict === 'valid'
        ? `${counted(refused.length, 'attack')} refused: ${list}`
        : `${proof.verdict}: ${proof.reasons.join('; ')}`;
    return {
      heal: async () => undefined,
      // One that was not answered shows nothing; one that got through breaks what it was there to show.
      effect: async () => ({
        ...{ bit: proof.verdict !== 'unknown', measure: attacks.length, text },
        through: proof.verdict === 'invalid' ? proof.reasons : [],
      }),
    };
  },
};

export type Tone = 'plain' | 'bold' | 'dim' | 'good' | 'bad' | 'warn' | 'accent';

/** SGR: on, off. */
const codes: Readonly<Record<Exclude<Tone, 'plain'>, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  good: [32, 39],
  bad: [31, 39],
  warn: [33, 39],
  accent: [36, 39],
};

export type Paint = (tone: Tone, text: string) => string;

/** Colours for a terminal; plain text elsewhere, and where NO_COLOR asks for it. */
export function createPaint(io: {
  terminal: boolean;
  env: Readonly<Record<string, string | undefined>>;
}): Paint {
  const forced = io.env['FORCE_COLOR'] !== undefined && io.env['FORCE_COLOR'] !== '0';
  const coloured = (io.terminal || forced) && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb';
  return (tone, text) => {
    if (!coloured || tone === 'plain' || text === '') return text;
    const [on, off] = codes[tone];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

/** How a server's status looks. */
export const toneOfStatus = (status: string): Tone =>
  (
    ({ ACTIVE: 'good', ERROR: 'bad', BUILD: 'warn', UNKNOWN: 'warn', DELETED: 'dim' }) as Record<string, Tone>
  )[status] ?? 'plain';

import { styleText } from 'node:util';

export type Tone = 'plain' | 'bold' | 'dim' | 'good' | 'bad' | 'warn' | 'accent';

const formats = {
  bold: 'bold',
  dim: 'dim',
  good: 'green',
  bad: 'red',
  warn: 'yellow',
  accent: 'cyan',
} as const;

export type Paint = (tone: Tone, text: string) => string;

/** Colours for a terminal; plain text elsewhere, and where NO_COLOR asks for it. */
export function createPaint(io: {
  terminal: boolean;
  env: Readonly<Record<string, string | undefined>>;
}): Paint {
  const forced = io.env['FORCE_COLOR'] !== undefined && io.env['FORCE_COLOR'] !== '0';
  const coloured = (io.terminal || forced) && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb';
  return (tone, text) =>
    coloured && tone !== 'plain' && text !== '' ? styleText(formats[tone], text) : text;
}

/** How a server's status looks. */
export const toneOfStatus = (status: string): Tone =>
  (
    ({ ACTIVE: 'good', ERROR: 'bad', BUILD: 'warn', UNKNOWN: 'warn', DELETED: 'dim' }) as Record<string, Tone>
  )[status] ?? 'plain';

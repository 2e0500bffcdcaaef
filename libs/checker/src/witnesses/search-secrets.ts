import type { SearchedText } from '../history.ts';

/** Looks for credentials in texts, line by line, and keeps nothing but those that hold one. */
export interface SecretSearch {
  /** There is such a text, though it may turn out to have no lines. */
  open(source: string): void;
  look(source: string, line: string): void;
  texts(): SearchedText[];
}

const hidden = '(credential)';
/** Of one text, that many leaks are kept: more of them say no more. */
const most = 10;
/** What is kept of a leak, around the first credential in it. */
const around = 200;

/** `secrets`: as they would stand in a text. None of them is in what is found. */
export function searchSecrets(secrets: readonly string[]): SecretSearch {
  const any = new RegExp(secrets.map((each) => each.replace(/\W/g, '\\$&')).join('|') || '(?!)', 'g');
  const found = new Map<string, { lines: number; leaks: { line: number; text: string }[] }>();
  const textOf = (source: string) => {
    const known = found.get(source) ?? { lines: 0, leaks: [] };
    found.set(source, known);
    return known;
  };
  return {
    open: (source) => void textOf(source),
    look(source, line) {
      const text = textOf(source);
      text.lines += 1;
      const at = line.search(any);
      if (at < 0 || text.leaks.length >= most) return;
      const clean = line.replace(any, hidden);
      text.leaks.push({ line: text.lines, text: clean.slice(Math.max(0, at - around), at + around) });
    },
    texts: () => [...found].map(([source, { lines, leaks }]) => ({ source, lines, leaks: [...leaks] })),
  };
}

/** AMQP topic match: "*" is one word, "#" any number of them, none included. */
export function matchesTopic(pattern: string, key: string): boolean {
  return matches(pattern.split('.'), 0, key === '' ? [''] : key.split('.'), 0);
}

function matches(pattern: readonly string[], p: number, words: readonly string[], w: number): boolean {
  if (p === pattern.length) return w === words.length;
  const part = pattern[p]!;
  if (part === '#') {
    for (let next = w; next <= words.length; next += 1) if (matches(pattern, p + 1, words, next)) return true;
    return false;
  }
  if (w === words.length) return false;
  return (part === '*' || part === words[w]) && matches(pattern, p + 1, words, w + 1);
}

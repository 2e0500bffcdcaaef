/**
 * Whether a pattern of a permission matches, as RabbitMQ does it. One that cannot be compiled here counts as matching
 * everything: what is not understood is not safe.
 *
 * Source: rabbit_auth_backend_internal: the empty pattern matches nothing that has a name.
 */
export function permits(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern === '' ? '^$' : pattern).test(name);
  } catch {
    return true;
  }
}

/** What every key that a pattern permits begins with; "" where nothing can be said. */
export function literalStart(pattern: string): string {
  if (!pattern.startsWith('^') || hasOuterChoice(pattern)) return '';
  let start = '';
  for (let at = 1; at < pattern.length; at += 1) {
    const char = pattern[at]!;
    if (char === '\\') {
      at += 1;
      // "\d" and its like are classes, not letters.
      if (/\w/.test(pattern[at] ?? 'w')) return start;
      start += pattern[at];
    } else if (/[*?{]/.test(char)) return start.slice(0, -1);
    else if (/[.+^$()|[\]]/.test(char)) return start;
    else start += char;
  }
  return start;
}

/** A "|" outside of all groups: the pattern is several, each with a beginning of its own. */
function hasOuterChoice(pattern: string): boolean {
  let depth = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at];
    if (char === '\\') at += 1;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === '|' && depth === 0) return true;
  }
  return false;
}

/**
 * Whether a key that `pattern` permits may go through a binding. Errs on the side of yes: a binding with wildcards is
 * ruled out only where the two begin differently.
 */
export function mayMeet(pattern: string, bindingKey: string): boolean {
  const wildcard = bindingKey.search(/[*#]/);
  if (wildcard < 0) return permits(pattern, bindingKey);
  if (pattern === '' || pattern === '^$') return bindingKey === '#';
  const start = literalStart(pattern);
  const head = bindingKey.slice(0, wildcard);
  return start.startsWith(head) || head.startsWith(start);
}

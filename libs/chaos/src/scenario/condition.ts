/** What `where` may ask of the code that passes a step. */
export const facts = ['attempt', 'host', 'instance'] as const;

/** One thing that is asked: the fact, and the value that it must have, or must not have. */
export interface Asked {
  readonly fact: string;
  readonly value: string;
}

const one = /^(\w+)\s*(==|!=)\s*([^\s[\];@=!]+)$/;

/** "attempt == 1 and host != cell1-h1" as the conditions of a failpoint: "[attempt==1][host!=cell1-h1]". */
export function readConditions(
  text: string,
): { readonly text: string; readonly asked: readonly Asked[] } | { readonly wrong: string } {
  const conditions: string[] = [];
  const asked: Asked[] = [];
  for (const part of text.trim().split(/\s+and\s+/)) {
    const [, fact = '', sign = '', value = ''] = one.exec(part) ?? [];
    if (!facts.some((each) => each === fact))
      return {
        wrong: `expected "FACT == VALUE" with one of the facts ${facts.join(', ')}, joined by "and"; found "${part}"`,
      };
    conditions.push(`[${fact}${sign}${value}]`);
    asked.push({ fact, value });
  }
  return { text: conditions.join(''), asked };
}

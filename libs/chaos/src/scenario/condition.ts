/** What `where` may ask of the code that passes a step. */
export const facts = ['attempt', 'host', 'instance'] as const;

const one = /^(\w+)\s*(==|!=)\s*([^\s[\];@=!]+)$/;

/**
 * "attempt == 1 and host != cell1-h1" as the conditions of a failpoint: "[attempt==1][host!=cell1-h1]". A string says
 * what is wrong instead, inside an object, so that nobody takes it for conditions.
 */
export function readConditions(text: string): string | { readonly wrong: string } {
  const conditions: string[] = [];
  for (const part of text.trim().split(/\s+and\s+/)) {
    const [, fact = '', sign = '', value = ''] = one.exec(part) ?? [];
    if (!facts.some((each) => each === fact))
      return {
        wrong: `expected "FACT == VALUE" with one of the facts ${facts.join(', ')}, joined by "and"; found "${part}"`,
      };
    conditions.push(`[${fact}${sign}${value}]`);
  }
  return conditions.join('');
}

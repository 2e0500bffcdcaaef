import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** JSON in the variable itself, or in the file it names. What is wrong with it is told with its place in the JSON. */
export const jsonVariable = <S extends z.ZodType>(schema: S) =>
  z.string().transform((text, context): z.output<S> => {
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    try {
      const checked = schema.safeParse(JSON.parse(/^\s*[[{]/.test(text) ? text : readFileSync(text, 'utf8')));
      if (checked.success) return checked.data;
      const issue = checked.error.issues[0]!;
      return refuse(`${issue.path.join('.')}: ${issue.message}`);
    } catch (error) {
      return refuse(`expected JSON or a file of it (${String(error)})`);
    }
  });

import { z } from 'zod';

const schema = z.looseObject({
  recovering: z.boolean(),
  reason: z.string().nullable(),
  awaited: z.array(z.string()),
  not_heard: z.array(z.string()).optional(),
});

/** What placement says of its recovery. */
export type Recovery = z.output<typeof schema>;

export const readRecovery = (body: unknown): Recovery => schema.parse(body);

export function tellRecovery({ recovering, reason, awaited }: Recovery): string {
  if (!recovering) return 'placement is not recovering\n';
  const waits = awaited.map((each) => `  it waits for ${each}\n`);
  return [`${reason ?? 'placement is recovering'}\n`, ...waits].join('');
}

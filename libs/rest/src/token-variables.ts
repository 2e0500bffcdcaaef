import { jsonVariable } from '@cellflow/platform';
import { z } from 'zod';
import { roles } from './tokens.ts';
import type { Role } from './tokens.ts';

const grant = z
  .strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected the SHA-256 of a token in hex'),
    projectId: z.string().min(1),
    userId: z.string().min(1),
    /** True: the role admin; else the role member. */
    isAdmin: z.boolean().optional(),
    roles: z.array(z.enum(roles)).min(1).optional(),
  })
  .refine(
    (given) => given.isAdmin === undefined || given.roles === undefined,
    'give roles or isAdmin, not both',
  )
  .transform(({ isAdmin, roles: given, ...rest }) => ({
    ...rest,
    roles: given ?? ([isAdmin ? ('admin' as const) : ('member' as const)] satisfies Role[]),
  }));

/** The environment variables of the tokens, the same for every REST service. */
export const tokenVariables = { devToken: 'CELLFLOW_DEV_TOKEN', tokens: 'CELLFLOW_TOKENS' } as const;

/** What these variables hold, for `readConfig`. */
export const tokenFields = {
  devToken: z.string().optional(),
  tokens: jsonVariable(z.array(grant)).optional(),
};

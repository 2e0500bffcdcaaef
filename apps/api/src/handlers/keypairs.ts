import type { Answer } from '../call.ts';
import { ok } from '../call.ts';

/** GET /os-keypairs: none are kept. */
export const listKeypairs = (): Answer => ok({ keypairs: [] });

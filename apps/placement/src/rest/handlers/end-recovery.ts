import { z } from 'zod';
import { endRecoveryAct } from '../../acts/end-recovery.ts';
import { originOf } from '../../acts/asker.ts';
import { badRequest, conflict } from '../../errors.ts';
import type { Engine } from '../../placement-engine.ts';
import { ok } from '../call.ts';
import type { Answer, Call } from '../call.ts';
import { viewRecovery } from '../views/recovery.ts';

const schema = z.strictObject({ force: z.literal(true) });

/**
 * POST /recovery {"force": true}: ends a recovery without those that were not heard. What they hold may be given to
 * others. 409 where none is under way. Differs: the Placement API has no such route.
 */
export async function endRecovery({ body, requestId, logger }: Call, engine: Engine): Promise<Answer> {
  if (!schema.safeParse(body).success) throw badRequest('expected {"force": true}');
  const { writer, memory, platform } = engine;
  const act = endRecoveryAct({ force: true, memory }, originOf({ requestId }, platform));
  const { ended, missing } = await writer.perform(act);
  if (!ended) throw conflict('placement is not recovering');
  logger.warn({ missing }, 'an operator ended the recovery');
  return ok({ ...viewRecovery(engine), not_heard: missing });
}

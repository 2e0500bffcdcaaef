import type { Engine } from '../../placement-engine.ts';
import { ok } from '../call.ts';
import type { Answer, Call } from '../call.ts';
import { viewRecovery } from '../views/recovery.ts';

/** GET /recovery. Answered while placement recovers, too. Differs: the Placement API has no such route. */
export const showRecovery = (_call: Call, engine: Engine): Answer => ok(viewRecovery(engine));

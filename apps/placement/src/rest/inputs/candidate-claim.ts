import { z } from 'zod';
import type { ConsumerClaim } from '../../allocations/consumer-claim.ts';
import { mergeAllocations } from '../../allocations/merge.ts';
import { candidateExpired } from '../../errors.ts';
import type { KeptCandidates } from '../../kept-candidates/kept-candidates.ts';
import { integer } from '../integer.ts';
import { readBody } from '../json-body.ts';
import { consumerTypeName } from '../names.ts';
import { uuidField } from '../uuid.ts';
import { owner } from './allocations-body.ts';

/** The first minor versions that take a stored candidate, and that want the type of its consumer. */
const since = { candidates: 28, consumerType: 38 } as const;

const schemaOf = (minor: number) =>
  z.strictObject({
    candidate_uuid: uuidField,
    project_id: owner,
    user_id: owner,
    consumer_generation: integer().nullable(),
    consumer_type: minor >= since.consumerType ? consumerTypeName : z.undefined().optional(),
  });

/** Whether the body of PUT /allocations/{consumer} names a stored candidate instead of allocations. */
export const namesCandidate = (body: unknown, minor: number): boolean =>
  minor >= since.candidates && typeof body === 'object' && body !== null && 'candidate_uuid' in body;

/**
 * The claim of such a body.
 * Differs: Placement keeps no candidates. Throws 400, and 410 for a candidate that is not kept (any more).
 */
export async function readCandidateClaim(
  body: unknown,
  { minor, consumerUuid, candidates }: { minor: number; consumerUuid: string; candidates: KeptCandidates },
): Promise<ConsumerClaim> {
  const given = readBody(schemaOf(minor), body);
  const request = await candidates.find(given.candidate_uuid);
  if (!request) throw candidateExpired(`The candidate ${given.candidate_uuid} is not known any more.`);
  return {
    consumerUuid,
    allocations: mergeAllocations(request.allocations),
    generation: given.consumer_generation,
    projectId: given.project_id,
    userId: given.user_id,
    consumerType: given.consumer_type,
  };
}

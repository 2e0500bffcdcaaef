import type { Init } from '@cellflow/contracts-common';
import { ConsumerRecord, UnclaimOutcome } from '@cellflow/contracts-placement';
import type { UnclaimRequest, UnclaimResponse } from '@cellflow/contracts-placement';
import { RpcError } from '@cellflow/rpc';
import { emptied, holdsSomething, writeHoldings } from '../allocations/holdings.ts';
import { release } from '../allocations/release.ts';
import { authorizeConsumer } from '../authorization.ts';
import { unclaimVerdict } from '../fence.ts';
import type { UnclaimVerdict } from '../fence.ts';
import type { View } from '../writer/view.ts';
import type { Act } from '../writer/writer.ts';
import type { Asker } from './asker.ts';

/** How long a consumer that is gone for good is remembered, in ms: longer than any message about it lives. */
const tombstoneTtlMs = 3_600_000;

/**
 * DELETE /allocations/{consumer}, fenced by attempt. As there, no provider's generation is raised.
 * `lane`: of what the consumer is thought to hold. Throws RpcError INVALID_ARGUMENT naming the field.
 */
export function unclaimAct(request: UnclaimRequest, asker: Asker, lane: string): Act<Init<UnclaimResponse>> {
  check(request);
  return {
    lane,
    evaluate(view) {
      const held = view.consumer(request.consumerUuid);
      // A cell knows only what was placed in it: of anything else there is nothing to release.
      if (!held && asker.principal.scope === 'cell') return { outcome: UnclaimOutcome.NOT_HELD };
      if (held) authorizeConsumer(asker.principal, request.consumerUuid, held);
      const verdict = unclaimVerdict(held, request);
      if (verdict.effective) shut(view, request, { held, verdict, asker });
      return { outcome: verdict.outcome };
    },
  };
}

/** Releases what the verdict says, and leaves the fence where it says. */
function shut(
  view: View,
  request: UnclaimRequest,
  { held, verdict, asker }: { held: ConsumerRecord | null; verdict: UnclaimVerdict; asker: Asker },
): void {
  const fence = ConsumerRecord.create({
    ...held,
    uuid: request.consumerUuid,
    attempt: verdict.fence,
    tombstone: verdict.tombstone,
    updatedAtMs: Number(asker.event.atMs),
  });
  const about = {
    ...asker.event,
    instanceUuid: request.consumerUuid,
    attempt: verdict.release ? held?.heldAttempt : request.attempt,
    cell: held?.cell,
  };
  const ttlMs = verdict.tombstone ? tombstoneTtlMs : undefined;
  if (verdict.release && holdsSomething(held)) {
    release(view, [held]);
    writeHoldings(view, [{ before: held, after: emptied(fence, asker.event), ttlMs }], asker.event);
  } else view.put('consumer', fence, ttlMs);
  if (verdict.tombstone) view.event({ ...about, type: 'consumer.tombstoned' });
  if (!verdict.release && !verdict.tombstone) view.event({ ...about, type: 'consumer.fenced' });
}

function check(request: UnclaimRequest): void {
  if (request.consumerUuid === '') throw new RpcError('INVALID_ARGUMENT', 'consumer_uuid must not be empty');
  if (request.attempt < 1 && !request.final) {
    throw new RpcError('INVALID_ARGUMENT', `attempt must be at least 1, got ${request.attempt}`);
  }
}

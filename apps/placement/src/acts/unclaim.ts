import type { Init } from '@cellflow/contracts-common';
import { ConsumerRecord, UnclaimOutcome } from '@cellflow/contracts-placement';
import type { UnclaimRequest, UnclaimResponse } from '@cellflow/contracts-placement';
import { RpcError } from '@cellflow/rpc';
import { authorizeConsumer } from '../authorization.ts';
import { unclaimVerdict } from '../fence.ts';
import type { UnclaimVerdict } from '../fence.ts';
import type { View } from '../writer/view.ts';
import type { Act } from '../writer/writer.ts';
import type { Asker } from './asker.ts';
import { withUsage } from './usage.ts';

/** How long a consumer that is gone for good is remembered, in ms: longer than any message about it lives. */
const tombstoneTtlMs = 3_600_000;

/**
 * DELETE /allocations/{consumer}, fenced by attempt. `lane`: the provider that the consumer is thought to hold.
 * Differs: releasing bumps the provider's generation, so that a release is never lost on a stale writer.
 * Throws RpcError INVALID_ARGUMENT naming the field.
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
      if (verdict.effective) release(view, request, { held, verdict, asker });
      return { outcome: verdict.outcome };
    },
  };
}

function release(
  view: View,
  request: UnclaimRequest,
  { held, verdict, asker }: { held: ConsumerRecord | null; verdict: UnclaimVerdict; asker: Asker },
): void {
  const allocations = held?.allocations ?? [];
  const released = verdict.release ? allocations : [];
  const first = allocations[0];
  const host = first ? view.provider(first.providerUuid)?.name : undefined;
  for (const { providerUuid, resources } of released) {
    const provider = view.provider(providerUuid);
    if (provider) view.put('provider', withUsage(provider, resources, -1));
  }
  view.put(
    'consumer',
    ConsumerRecord.create({
      ...held,
      uuid: request.consumerUuid,
      generation: (held?.generation ?? 0) + 1,
      attempt: verdict.fence,
      tombstone: verdict.tombstone,
      allocations: verdict.release ? [] : allocations,
      heldAttempt: verdict.release ? 0 : (held?.heldAttempt ?? 0),
    }),
    verdict.tombstone ? tombstoneTtlMs : undefined,
  );
  const about = {
    ...asker.event,
    instanceUuid: request.consumerUuid,
    attempt: verdict.release ? held?.heldAttempt : request.attempt,
    host,
    cell: held?.cell,
  };
  if (verdict.release) view.event({ ...about, type: 'allocation.released', allocations: released });
  if (verdict.tombstone) view.event({ ...about, type: 'consumer.tombstoned' });
  if (!verdict.release && !verdict.tombstone) view.event({ ...about, type: 'consumer.fenced' });
}

function check(request: UnclaimRequest): void {
  if (request.consumerUuid === '') throw new RpcError('INVALID_ARGUMENT', 'consumer_uuid must not be empty');
  if (request.attempt < 1 && !request.final) {
    throw new RpcError('INVALID_ARGUMENT', `attempt must be at least 1, got ${request.attempt}`);
  }
}

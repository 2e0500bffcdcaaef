import { createHash } from 'node:crypto';
import { IdempotencyRecord } from '@cellflow/contracts-global';
import { apiKeys } from '@cellflow/store';
import type { Api } from '../api.ts';
import type { Answer, Call } from '../call.ts';
import { badRequest, conflict, unavailable } from '../errors.ts';
import type { ServerOrder } from '../inputs/create-server.ts';
import { readServerOrder } from '../inputs/create-server.ts';
import { castBuild } from '../outbox/cast-build.ts';
import type { IdempotencyMark } from '../servers/accept.ts';
import { acceptRequest } from '../servers/accept.ts';
import { serverLinks } from '../views/server.ts';

/** Conflicts in a row before the caller is told to come back: each means that somebody changed the flavor. */
const maxTries = 5;

/**
 * POST /servers: stores the request in one commit, answers 202, and hands it on (nova/compute/api.py: create).
 * Scheduling is never waited for; what cannot be handed on now is left to the outbox relay.
 */
export async function createServer(call: Call, api: Api): Promise<Answer> {
  const { failpoints } = api.platform;
  if (failpoints.armed) await failpoints.hit('api.on_create');
  const order = readServerOrder(call.body, { minor: call.minor, isAdmin: call.identity.isAdmin });
  const mark = readMark(call);
  for (let tries = 0; tries < maxTries; tries++) {
    const before = mark && (await findEarlier(call, api, mark));
    if (before) return accepted(call, order, { ...before, adminPass: order.adminPass });
    const answer = await tryOnce(call, api, order, mark);
    if (answer) return answer;
  }
  throw unavailable('The flavor is being changed all the time. Try again later.');
}

/** Null when the commit conflicted: with a change of the flavor, or with the same idempotency key. */
async function tryOnce(
  call: Call,
  api: Api,
  order: ServerOrder,
  mark: IdempotencyMark | null,
): Promise<Answer | null> {
  const stored = await api.flavors.cached(order.flavorId);
  if (!stored || stored.flavor.disabled || (!stored.flavor.isPublic && !call.identity.isAdmin))
    throw badRequest(
      `Invalid flavorRef provided: server.flavorRef. Flavor ${order.flavorId} could not be found.`,
    );
  const { ids, clock, failpoints } = api.platform;
  const draft = {
    requestId: call.context.requestId,
    reservationId: `r-${ids.hex(4)}`,
    createdAtMs: clock.now(),
    maxAttempts: api.settings.maxAttempts,
    identity: call.identity,
    flavor: stored.flavor,
    order,
  };
  const uuids = Array.from({ length: order.maxCount }, () => ids.uuid());
  const acceptance = acceptRequest(draft, uuids, {
    context: call.context,
    flavorVersion: stored.version,
    mark,
  });
  if (failpoints.armed) await failpoints.hit('api.before_persist', { instance: uuids[0] });
  const result = await api.store.commit(acceptance.commit);
  if (!result.committed) {
    api.flavors.forget(order.flavorId);
    return null;
  }
  if (failpoints.armed) await failpoints.hit('api.after_persist', { instance: uuids[0] });
  for (const { entry, buildRequests } of acceptance.entries)
    api.background.run(entry.id!, () => castBuild(api, entry, { spec: acceptance.spec, buildRequests }));
  if (failpoints.armed) await failpoints.hit('api.before_reply', { instance: uuids[0] });
  const adminPass = order.adminPass ?? ids.hex(6);
  return accepted(call, order, { uuids, reservationId: draft.reservationId, adminPass });
}

function accepted(
  call: Call,
  order: ServerOrder,
  made: { uuids: readonly string[]; reservationId: string; adminPass: string | null },
): Answer {
  const uuid = made.uuids[0]!;
  const headers = { location: `${call.origin}/v2.1/servers/${uuid}` };
  if (order.returnReservationId)
    return { status: 202, body: { reservation_id: made.reservationId }, headers };
  const groups = order.securityGroups.length > 0 ? order.securityGroups : ['default'];
  return {
    status: 202,
    headers,
    body: {
      server: {
        id: uuid,
        links: serverLinks(call.origin, uuid),
        'OS-DCF:diskConfig': order.diskConfig,
        security_groups: groups.map((name) => ({ name })),
        ...(made.adminPass === null ? {} : { adminPass: made.adminPass }),
      },
    },
  };
}

function readMark(call: Call): IdempotencyMark | null {
  const key = call.idempotencyKey;
  if (key === undefined) return null;
  if (key.length === 0 || key.length > 255)
    throw badRequest('Invalid input for header Idempotency-Key. It must be 1 to 255 characters long.');
  return { keyHash: sha256(key), bodySha256: sha256(JSON.stringify(call.body)) };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The servers that this key stands for already. Throws 409 when it came with another body. */
async function findEarlier(call: Call, api: Api, mark: IdempotencyMark) {
  const record = await api.store.get(apiKeys.idempotency(call.identity.projectId, mark.keyHash));
  if (!record) return null;
  const earlier = IdempotencyRecord.decode(record.value);
  if (earlier.bodySha256 !== mark.bodySha256)
    throw conflict('The Idempotency-Key was used before, with another request body.');
  return { uuids: earlier.instanceUuids, reservationId: earlier.reservationId };
}

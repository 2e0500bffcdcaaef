import { ClaimOutcome, Placement, UnclaimOutcome } from '@cellflow/contracts-placement';
import { createPlatform, systemClock, systemIds } from '@cellflow/platform';
import { connectAmqp, createClient, newContext } from '@cellflow/rpc';
import type { CallOptions } from '@cellflow/rpc';
import type { Servers } from '@cellflow/stack';
import type { HttpReply } from '@cellflow/test-placement';
import { routes, users, vhosts } from '@cellflow/topology';
import { latest, sendRaw } from './placement-door.ts';
import { uuidOf } from './placement-requests.ts';

const platform = createPlatform();
const pause = (ms: number) => systemClock.sleep(ms);

/** One way to claim a VCPU of a provider and to release it. Each asks until it has been answered for certain. */
export interface Door {
  /** Whether the consumer holds it now; false: refused. */
  claim(consumer: string, provider: string): Promise<boolean>;
  release(consumer: string): Promise<void>;
  /** Releases what it may hold. */
  letGo(consumer: string): Promise<void>;
}

/** Through the bus, as the scheduler. A lost reply is asked for again under the same id. */
export async function busDoor(servers: Servers): Promise<Door & { close(): Promise<void> }> {
  const url = servers.brokerUrl(users.scheduler, vhosts.placement);
  const transport = await connectAmqp({ url, platform });
  const placement = createClient({
    ...{ service: Placement, transport, platform },
    route: (method) => routes.placement(method, 'global'),
  });
  const answered = async <T>(messageId: string, call: (options: CallOptions) => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await call({ context: newContext(systemIds), messageId, timeoutMs: 10_000 });
      } catch {
        await pause(50);
      }
    }
  };
  const unclaim = (consumerUuid: string) =>
    answered(`unclaim:${consumerUuid}`, (options) =>
      placement.unclaim({ consumerUuid, attempt: 1 }, options),
    );
  return {
    async claim(consumerUuid, providerUuid) {
      const resources = [{ resourceClass: 'VCPU', amount: 1 }];
      const request = {
        ...{ consumerUuid, attempt: 1, projectId: 'bus', userId: 'u', consumerType: 'INSTANCE' },
        allocationRequest: { allocations: [{ providerUuid, resources }] },
      };
      const { outcome } = await answered(`claim:${consumerUuid}`, (options) =>
        placement.claim(request, options),
      );
      if (outcome === ClaimOutcome.REFUSED) return false;
      if (outcome === ClaimOutcome.CLAIMED || outcome === ClaimOutcome.ALREADY_CLAIMED) return true;
      throw new Error(`a claim of a consumer of its own ended with outcome ${outcome}`);
    },
    async release(consumerUuid) {
      const { outcome } = await unclaim(consumerUuid);
      if (outcome === UnclaimOutcome.STALE) throw new Error('an unclaim of the only attempt was stale');
    },
    letGo: async (consumerUuid) => void (await unclaim(consumerUuid)),
    close: () => transport.close(),
  };
}

/** Through REST, by whichever replica answers. What became of a request without an answer is read afterwards. */
export function restDoor(urls: readonly string[], first: number): Door {
  let turn = first;
  /** Whether an earlier one of the same requests may have been carried out is told beside the answer. */
  const answered = async (method: string, path: string, body?: object) => {
    for (let again = false; ; again = true) {
      const headers = body ? { ...latest, 'content-type': 'application/json' } : latest;
      const request = { method, path, headers, ...(body && { body: JSON.stringify(body) }) };
      const reply = await sendRaw(urls[turn++ % urls.length]!, request).catch(() => null);
      if (reply && reply.status < 500) return { reply, again };
      await pause(20);
    }
  };
  const holds = async (path: string): Promise<boolean> => {
    const { reply } = await answered('GET', path);
    return Object.keys((reply.body as { allocations: object }).allocations).length > 0;
  };
  const unexpected = (what: string, reply: HttpReply) =>
    new Error(`${what} ended in ${reply.status} ${JSON.stringify(reply.body)}`);
  return {
    async claim(consumer, provider) {
      const path = `/allocations/${consumer}`;
      const body = {
        allocations: { [provider]: { resources: { VCPU: 1 } } },
        ...{ project_id: 'rest', user_id: 'u', consumer_generation: null, consumer_type: 'INSTANCE' },
      };
      for (;;) {
        const { reply, again } = await answered('PUT', path, body);
        if (reply.status === 204) return true;
        if (reply.status !== 409) throw unexpected('a claim', reply);
        if (again && (await holds(path))) return true;
        const [error] = (reply.body as { errors: { code: string }[] }).errors;
        if (error!.code === 'placement.undefined_code') return false;
      }
    },
    async release(consumer) {
      const { reply, again } = await answered('DELETE', `/allocations/${consumer}`);
      if (reply.status !== 204 && !(again && reply.status === 404)) throw unexpected('a release', reply);
    },
    letGo: async (consumer) => void (await answered('DELETE', `/allocations/${consumer}`)),
  };
}

/** Clients that claim and release without a pause, and write down what they were told they hold. */
export function startClients(doors: readonly Door[], providers: readonly string[]) {
  /** Consumer to provider: as the answers have it. */
  const held = new Map<string, string>();
  const refused: { door: Door; consumer: string }[] = [];
  const counts = { claimed: 0, refused: 0, released: 0 };
  let running = true;
  const client = async (door: Door, number: number) => {
    const mine: string[] = [];
    for (let turn = 0; running; turn++) {
      const consumer = uuidOf(`client ${number}, turn ${turn}`);
      const provider = providers[(number + turn) % providers.length]!;
      if (await door.claim(consumer, provider)) {
        held.set(consumer, provider);
        mine.push(consumer);
        counts.claimed++;
      } else {
        refused.push({ door, consumer });
        counts.refused++;
      }
      if (mine.length > turn % 4) {
        const [oldest] = mine.splice(0, 1);
        await door.release(oldest!);
        held.delete(oldest!);
        counts.released++;
      }
    }
  };
  const clients = doors.map(client);
  const ended = Promise.all(clients);
  ended.catch(() => undefined);
  return {
    held,
    counts,
    answers: () => counts.claimed + counts.refused + counts.released,
    /**
     * Rejects with the first answer that should not have been. Whoever was refused lets go of its consumer, as whoever
     * buries a server does: a replica that dies can leave a claim on its way to the store, which is carried out after
     * the message came to the other one and was refused there.
     */
    async stop() {
      running = false;
      await ended;
      await Promise.all(refused.map(({ door, consumer }) => door.letGo(consumer)));
    },
  };
}

import type { Init } from '@cellflow/contracts-common';
import { StringList } from '@cellflow/contracts-common';
import { bind, createClient, encodeMessages, newContext, serve } from '@cellflow/rpc';
import type { CallOptions, Handlers, RpcError, ServeOptions, Transport } from '@cellflow/rpc';
import { callsQueue, castsQueue, Depot, depotRoute } from '@cellflow/rpc/testing';
import { platform } from './rpc-bus.ts';

/** What every story starts from. */
export const context = newContext(platform.ids);

export const asked = (messageId: string, more: Partial<CallOptions> = {}): CallOptions => ({
  context,
  messageId,
  ...more,
});

export const clientOn = (transport: Transport, more: { onDisconnect?: 'retry' | 'fail' } = {}) =>
  createClient({ service: Depot, transport, platform, route: depotRoute, ...more });

export const serveOn = (
  transport: Transport,
  handlers: Partial<Handlers<typeof Depot>>,
  more: Partial<ServeOptions> = {},
) =>
  serve({
    transport,
    platform,
    queues: [
      { queue: castsQueue, prefetch: 50 },
      { queue: callsQueue, prefetch: 50 },
    ],
    bindings: [
      bind(Depot, {
        count: async ({ values }) => ({ amount: values.length }),
        store: async () => undefined,
        ...handlers,
      }),
    ],
    ...more,
  });

/** The code of the RpcError that a promise rejects with; "worked" where it does not. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'worked',
    (error: unknown) => (error as RpcError).code,
  );

export const castFrame = (
  ...messages: { messageId: string; values?: string[]; method?: string; body?: Uint8Array }[]
) =>
  encodeMessages(
    messages.map(({ messageId, values = [], method, body }) => ({
      method: method ?? Depot.methods.store.path,
      messageId,
      requestId: context.requestId,
      traceparent: context.traceparent,
      body: body ?? StringList.encode({ values } satisfies Init<StringList>),
    })),
  );

export const castRoute = depotRoute(Depot.methods.store);
export const callRoute = depotRoute(Depot.methods.count);

export const publishRaw = (transport: Transport, body: Uint8Array, messageId = 'raw') =>
  transport.publish({
    route: castRoute,
    body,
    durable: true,
    messageId,
    headers: { 'request-id': 'req-raw' },
  });

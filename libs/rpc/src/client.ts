import type { Init, MethodDescriptor, ServiceDescriptor } from '@cellflow/contracts-common';
import type { Platform } from '@cellflow/platform';
import type { Route } from '@cellflow/topology';
import type { RequestContext } from './context.ts';
import { Call, callTableOf } from './calls.ts';
import type { CallTable, DisconnectPolicy } from './calls.ts';
import { RpcError } from './errors.ts';
import { checkSize, envelopeBytes } from './framing.ts';
import type { Transport } from './transport.ts';

export interface CallOptions {
  readonly context: RequestContext;
  /** Deterministic: "request:instance:attempt:step". Kept by every retry. */
  readonly messageId: string;
  /** Default: the method's own deadline. */
  readonly timeoutMs?: number;
}

/** One function per method: a call resolves with the reply, a cast when the broker has confirmed it. */
export type Client<S extends ServiceDescriptor> = {
  readonly [M in keyof S['methods']]: S['methods'][M] extends MethodDescriptor<infer I, infer O>
    ? (request: Init<I>, options: CallOptions) => Promise<S['methods'][M]['kind'] extends 'cast' ? void : O>
    : never;
};

export interface ClientOptions<S extends ServiceDescriptor> {
  readonly service: S;
  readonly transport: Transport;
  readonly platform: Platform;
  /** Where a request goes. */
  route(method: MethodDescriptor, request: never): Route;
  /** What a lost connection means to a call that was sent: asked again (default), or failed at once. */
  readonly onDisconnect?: DisconnectPolicy;
}

/**
 * A function per method of the service.
 *
 * Calls are asked again by themselves, under the same message id and call id, where the error allows it
 * (`retryPolicies`) and where no reply comes, until their timeout: then DEADLINE_EXCEEDED. Where nobody listens they fail at once with
 * UNAVAILABLE. Casts are not repeated; they resolve when the broker has confirmed them. TOO_LARGE comes before
 * anything is sent.
 */
export function createClient<S extends ServiceDescriptor>(options: ClientOptions<S>): Client<S> {
  const table = callTableOf(options.transport, options.platform);
  const entries = Object.entries(options.service.methods).map(([key, method]) => [
    key,
    method.kind === 'cast' ? castFunction(method, options, table) : callFunction(method, options, table),
  ]);
  return Object.fromEntries(entries) as Client<S>;
}

function envelopeOf(
  method: MethodDescriptor,
  request: unknown,
  { context, messageId }: CallOptions,
  callId: number,
) {
  const envelope = {
    method: method.path,
    messageId,
    requestId: context.requestId,
    traceparent: context.traceparent,
    timeoutMs: 0,
    callId,
    body: method.request.encode(request as Init<unknown>),
  };
  const size = envelopeBytes(envelope);
  checkSize(size);
  return { envelope, size };
}

function castFunction<S extends ServiceDescriptor>(
  method: MethodDescriptor,
  { route }: ClientOptions<S>,
  table: CallTable,
) {
  return (request: unknown, options: CallOptions): Promise<void> =>
    new Promise((resolve, reject) => {
      const { envelope, size } = envelopeOf(method, request, options, 0);
      const sent = (error: RpcError | null) => (error ? reject(error) : resolve());
      table.batcher.add(route(method, request as never), true, { envelope, size, sent });
    });
}

function callFunction<S extends ServiceDescriptor>(
  method: MethodDescriptor,
  { route, platform, onDisconnect = 'retry' }: ClientOptions<S>,
  table: CallTable,
) {
  return (request: unknown, options: CallOptions): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const { envelope, size } = envelopeOf(method, request, options, table.nextCallId());
      const timeoutMs = options.timeoutMs ?? method.timeoutMs;
      const deadline = platform.clock.monotonic() + timeoutMs;
      const take = (body: Uint8Array) => {
        try {
          resolve(method.response.decode(body));
        } catch (cause) {
          reject(new RpcError('MALFORMED', `the reply to ${method.path} does not decode`, { cause }));
        }
      };
      const { idempotent } = method;
      const to = route(method, request as never);
      const init = { route: to, envelope, size, deadline, timeoutMs, idempotent, onDisconnect };
      table.start(new Call(table, init, take, reject));
    });
}

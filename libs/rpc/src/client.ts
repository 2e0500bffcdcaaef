import type { Init, MethodDescriptor, ServiceDescriptor } from '@cellflow/contracts-common';
import type { Platform } from '@cellflow/platform';
import type { Route } from '@cellflow/topology';
import type { RequestContext } from './context.ts';
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
}

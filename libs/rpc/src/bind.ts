import type { Init, MethodDescriptor, ServiceDescriptor } from '@cellflow/contracts-common';
import type { HandlerContext } from './context.ts';

/** One function per method of a service: a call's returns the reply, a cast's nothing. */
export type Handlers<S extends ServiceDescriptor> = {
  readonly [M in keyof S['methods']]: S['methods'][M] extends MethodDescriptor<infer I, infer O>
    ? (
        request: I,
        context: HandlerContext,
      ) => Promise<S['methods'][M]['kind'] extends 'cast' ? void : Init<O>>
    : never;
};

export interface BoundMethod {
  readonly method: MethodDescriptor;
  handle(request: unknown, context: HandlerContext): Promise<unknown>;
}

/** A service's methods with what handles them. */
export interface ServiceBinding {
  readonly service: string;
  readonly methods: readonly BoundMethod[];
}

/** Joins handlers to their service. A method without a handler does not compile, nor start. */
export function bind<S extends ServiceDescriptor>(service: S, handlers: Handlers<S>): ServiceBinding {
  const methods = Object.entries(service.methods).map(([key, method]) => {
    const handle = (handlers as Record<string, BoundMethod['handle'] | undefined>)[key];
    if (!handle) throw new TypeError(`${service.fullName} has no handler for ${method.name}`);
    return { method, handle };
  });
  return { service: service.fullName, methods };
}

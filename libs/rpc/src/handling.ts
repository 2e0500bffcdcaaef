import { setMaxListeners } from 'node:events';
import type { Envelope } from '@cellflow/contracts-common';
import type { Logger, Platform } from '@cellflow/platform';
import type { BoundMethod } from './bind.ts';
import type { HandlerContext } from './context.ts';
import { RpcError } from './errors.ts';
import { traceIdOf } from './trace.ts';

/**
 * One message in the hands of its handler. Signal and logger are made when first asked for: most handlers of a busy
 * service need neither.
 */
export class Handling implements HandlerContext {
  readonly requestId: string;
  readonly traceparent: string;
  readonly messageId: string;
  readonly caller: string;
  readonly redelivered: boolean;
  readonly deadline: number;
  private readonly path: string;
  private readonly platform: Platform;
  private controller: AbortController | null = null;
  private child: Logger | null = null;
  private ended: RpcError | null = null;

  constructor(
    platform: Platform,
    message: Envelope,
    facts: { caller: string; redelivered: boolean; deadline: number },
  ) {
    this.platform = platform;
    this.requestId = message.requestId;
    this.traceparent = message.traceparent;
    this.messageId = message.messageId;
    this.path = message.method;
    this.caller = facts.caller;
    this.redelivered = facts.redelivered;
    this.deadline = facts.deadline;
  }

  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController();
      // A handler waits for as many things at once as its message is about.
      setMaxListeners(0, this.controller.signal);
      if (this.ended) this.controller.abort(this.ended);
    }
    return this.controller.signal;
  }

  get logger(): Logger {
    this.child ??= this.platform.logger.child({
      requestId: this.requestId,
      traceId: traceIdOf(this.traceparent),
      messageId: this.messageId,
      method: this.path,
    });
    return this.child;
  }

  /** The time is up: tells the handler. */
  expire(): RpcError {
    this.ended = new RpcError('DEADLINE_EXCEEDED', `${this.path} was not done in time`);
    this.controller?.abort(this.ended);
    return this.ended;
  }
}

/** Decodes the request. Throws RpcError MALFORMED. */
export function requestOf({ method }: BoundMethod, message: Envelope): unknown {
  try {
    return method.request.decode(message.body);
  } catch (cause) {
    throw new RpcError('MALFORMED', `the bytes are no request of ${method.path}`, { cause });
  }
}

import { Compute, CellConductor } from '@cellflow/contracts-cell';
import { Frame } from '@cellflow/contracts-common';
import type { Envelope, MethodDescriptor } from '@cellflow/contracts-common';
import { Scheduler, SuperConductor } from '@cellflow/contracts-global';
import { Placement } from '@cellflow/contracts-placement';

const methods = new Map<string, MethodDescriptor>(
  [SuperConductor, Scheduler, Placement, CellConductor, Compute]
    .flatMap((service) => Object.values(service.methods) as MethodDescriptor[])
    .map((method) => [method.path, method]),
);

/** What a message says, as far as it can be read. */
export interface ReadMessage {
  /** "cellflow.cell.v1.Compute/BuildAndRunInstance"; "" where the bytes are no frame. */
  readonly method: string;
  readonly messageId: string;
  readonly requestId: string;
  /** Servers it is about. */
  readonly instances: readonly string[];
  /** The request, decoded; null where it is none of that method. */
  readonly request: unknown;
}

const unreadable: ReadMessage = { method: '', messageId: '', requestId: '', instances: [], request: null };

/** The first message of a frame. A dead letter holds one, unless the broker gave up a whole frame. */
export function readMessage(body: Uint8Array): ReadMessage {
  let message: Envelope | undefined;
  try {
    message = Frame.decode(body).messages[0];
  } catch {
    return unreadable;
  }
  if (!message) return unreadable;
  const { method, messageId, requestId } = message;
  const request = requestOf(message);
  return { method, messageId, requestId, request, instances: instancesOf(request, messageId) };
}

function requestOf({ method, body }: Envelope): unknown {
  try {
    return methods.get(method)?.request.decode(body) ?? null;
  } catch {
    return null;
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Named {
  readonly instanceUuid?: string;
  readonly instanceUuids?: readonly string[];
  readonly consumerUuid?: string;
  readonly buildRequests?: readonly { readonly instanceUuid: string }[];
}

/** Named by the request; else by the message id, which is "request:instance:attempt:step". */
function instancesOf(request: unknown, messageId: string): string[] {
  const named = (request ?? {}) as Named;
  const found = [
    ...(named.buildRequests?.map(({ instanceUuid }) => instanceUuid) ?? []),
    ...(named.instanceUuids ?? []),
    ...[named.instanceUuid, named.consumerUuid].flatMap((each) => (each ? [each] : [])),
  ];
  const inId = messageId.split(':')[1] ?? '';
  return found.length > 0 ? found : uuid.test(inId) ? [inId] : [];
}

import { STATUS_CODES } from 'node:http';
import { readingFaultOf } from '@cellflow/rest';
import { isStoreOutage, RpcError } from '@cellflow/rpc';
import { badRequest, concurrentUpdate, forbidden, PlacementError } from '../errors.ts';
import { errorCodesSince, microversions } from './versions.ts';

/** The largest request body, in bytes: a reshape may name every provider of a tree. */
export const bodyLimit = 1024 * 1024;

/** A refusal of the door itself, with what only it can tell. */
export class Refusal extends PlacementError {
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, detail: string, headers: Record<string, string> = {}) {
    super(status, detail);
    this.headers = headers;
  }
}

/** 406: a microversion that is not served. Its body names those that are. */
export class VersionRefusal extends PlacementError {}

/** What a caller is told about anything that was thrown; null when it is a defect of ours. */
export function toRefusal(error: unknown): PlacementError | null {
  if (error instanceof PlacementError) return error;
  if (isStoreOutage(error)) return unavailable();
  if (error instanceof RpcError) return fromRpc(error);
  if ((error as { code?: string }).code === 'FST_ERR_CTP_INVALID_JSON_BODY')
    return badRequest(`Malformed JSON: ${(error as Error).message}`);
  const fault = readingFaultOf(error, bodyLimit);
  return fault && new PlacementError(fault.status, fault.message);
}

const unavailable = (reason = 'The store of placement does not answer. Try again later.') =>
  new Refusal(503, reason, { 'retry-after': '2' });

function fromRpc(error: RpcError): PlacementError | null {
  if (error.detail['reason'] === 'recovering') return unavailable(`${error.message}. Try again later.`);
  if (error.code === 'UNAVAILABLE' || error.code === 'DEADLINE_EXCEEDED') return unavailable();
  if (error.code === 'CONFLICT')
    return concurrentUpdate('Another writer changed what this request is about. Please retry your update.');
  if (error.code === 'INVALID_ARGUMENT') return badRequest(error.message);
  return error.code === 'PERMISSION_DENIED' ? forbidden(error.message) : null;
}

/**
 * Placement's error body. `minor` is null while no version is agreed on; null for `refusal` is a defect of ours, whose
 * particulars are not told.
 */
export function errorBody(
  refusal: PlacementError | null,
  asked: { requestId: string; minor: number | null },
) {
  const status = refusal?.status ?? 500;
  const unexpected = 'The server has either erred or is incapable of performing the requested operation.';
  const { minVersion, maxVersion } = microversions;
  return {
    errors: [
      {
        status,
        title: STATUS_CODES[status] ?? 'Unknown',
        detail: refusal?.message ?? unexpected,
        request_id: asked.requestId,
        ...(refusal && (asked.minor ?? 0) >= errorCodesSince ? { code: refusal.code } : {}),
        ...(refusal instanceof VersionRefusal ? { min_version: minVersion, max_version: maxVersion } : {}),
      },
    ],
  };
}

import { readingFaultOf, shorten } from '@cellflow/rest';
import { StoreError } from '@cellflow/store';

export { shorten };

/** The largest request body, in bytes. */
export const bodyLimit = 64 * 1024;

/** Nova's name of each error body, by status (nova/api/openstack/wsgi.py: Fault._fault_names). */
const faultNames: { readonly [status: number]: string } = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'itemNotFound',
  405: 'badMethod',
  409: 'conflictingRequest',
  413: 'overLimit',
  415: 'badMediaType',
  429: 'overLimit',
  501: 'notImplemented',
  503: 'serviceUnavailable',
};

/** An answer that is an error of the caller's, or a refusal of ours. The message is for the caller. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export const badRequest = (message: string) => new ApiError(400, message);
export const forbidden = (message: string) => new ApiError(403, message);
export const notFound = (message: string) => new ApiError(404, message);
export const conflict = (message: string) => new ApiError(409, message);
export const unavailable = (message: string) => new ApiError(503, message, { 'retry-after': '2' });

export const serverNotFound = (uuid: string) => notFound(`Instance ${shorten(uuid)} could not be found.`);
export const flavorNotFound = (id: string) => notFound(`Flavor ${shorten(id)} could not be found.`);

/** Nova's error body: `{"badRequest": {"code": 400, "message": "..."}}`. */
export const faultBody = (status: number, message: string) => ({
  [faultNames[status] ?? 'computeFault']: { code: status, message },
});

/** What a caller is told about anything a handler threw; null when it is a defect of ours. */
export function toApiError(error: unknown): ApiError | null {
  if (error instanceof ApiError) return error;
  if (error instanceof StoreError)
    return unavailable('The store of the API does not answer. Try again later.');
  const fault = readingFaultOf(error, bodyLimit);
  return fault && new ApiError(fault.status, fault.message);
}

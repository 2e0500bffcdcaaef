import { StoreError } from '@cellflow/store';

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

/** A value as it may be shown in a message: never longer than 120 characters. */
export function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** Nova's error body: `{"badRequest": {"code": 400, "message": "..."}}`. */
export const faultBody = (status: number, message: string) => ({
  [faultNames[status] ?? 'computeFault']: { code: status, message },
});

/** What a caller is told about anything a handler threw; null when it is a defect of ours. */
export function toApiError(error: unknown): ApiError | null {
  if (error instanceof ApiError) return error;
  if (error instanceof StoreError)
    return unavailable('The store of the API does not answer. Try again later.');
  return fromFastify(error);
}

function fromFastify(error: unknown): ApiError | null {
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new ApiError(413, 'The request body is larger than 64 KiB.');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new ApiError(415, 'Unsupported Content-Type: the body must be application/json.');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new ApiError(statusCode, `Malformed request: ${message ?? 'it cannot be read'}.`);
  return null;
}

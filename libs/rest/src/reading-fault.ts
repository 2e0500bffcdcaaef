/** Why a request could not be read: its body is too large, no JSON, or not what HTTP allows. */
export interface ReadingFault {
  readonly status: number;
  readonly message: string;
}

/** The fault of the caller's that fastify found while it read a request; null when the error is something else. */
export function readingFaultOf(error: unknown, bodyLimit: number): ReadingFault | null {
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return { status: 413, message: `The request body is larger than ${bodyLimit / 1024} KiB.` };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return { status: 415, message: 'Unsupported Content-Type: the body must be application/json.' };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return { status: statusCode, message: `Malformed request: ${message ?? 'it cannot be read'}.` };
  return null;
}

/**
 * The errors that cross a service boundary. Expected outcomes are values in replies; these are the surprises.
 * Codes are stable and never reused. The retry policy is one exhaustive table: a new code does not compile until
 * somebody decides.
 */
export const errorCodes = {
  UNAVAILABLE: 1,
  DEADLINE_EXCEEDED: 2,
  UNROUTABLE: 3,
  MALFORMED: 4,
  TOO_LARGE: 5,
  PERMISSION_DENIED: 6,
  UNIMPLEMENTED: 7,
  INVALID_ARGUMENT: 8,
  CONFLICT: 9,
  INTERNAL: 10,
  CANCELLED: 11,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/**
 * `same-id`: ask again under the same message id (the outcome may be unknown, handlers are idempotent).
 * `never`: asking again gives the same answer.
 */
export type RetryPolicy = 'same-id' | 'never';

export const retryPolicies: { readonly [code in ErrorCode]: RetryPolicy } = {
  UNAVAILABLE: 'same-id',
  DEADLINE_EXCEEDED: 'same-id',
  UNROUTABLE: 'never',
  MALFORMED: 'never',
  TOO_LARGE: 'never',
  PERMISSION_DENIED: 'never',
  UNIMPLEMENTED: 'never',
  INVALID_ARGUMENT: 'never',
  CONFLICT: 'same-id',
  INTERNAL: 'never',
  CANCELLED: 'never',
};

export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, string>>;
  constructor(
    code: ErrorCode,
    message: string,
    options: { detail?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.detail = options.detail ?? {};
  }
}

/**
 * A store that could not be asked just now, or did nothing because it went backwards: libs/store throws these codes. Known by shape, because the bus does not
 * know the store.
 */
export const isStoreOutage = (error: unknown): error is Error =>
  error instanceof Error &&
  error.name === 'StoreError' &&
  'code' in error &&
  (error.code === 'TIMEOUT' || error.code === 'UNAVAILABLE' || error.code === 'BACKWARDS');

/** True where asking again under the same id is right. */
export const isRetryable = (error: unknown): boolean =>
  error instanceof RpcError ? retryPolicies[error.code] === 'same-id' : isStoreOutage(error);

/** The errors that can be thrown on purpose, where the flow is broken for a test. */
export const rpcErrors = {
  codes: Object.keys(errorCodes),
  make: (code: string, message: string): Error => new RpcError(code as ErrorCode, message),
};

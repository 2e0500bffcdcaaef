import { RpcError } from '@cellflow/rpc';
import type { ErrorCode } from '@cellflow/rpc';

/**
 * Every error code of the Placement API; clients see them from 1.23. Codes are stable and never reused.
 * Source: Placement API reference, "Errors".
 */
export const placementErrorCodes = {
  /** Everything that has no code of its own, plain 404s of providers included. */
  undefined: 'placement.undefined_code',
  /** A write of inventories that would drop a class with allocations. */
  inventoryInUse: 'placement.inventory.inuse',
  /** A generation that is not the one of the caller. */
  concurrentUpdate: 'placement.concurrent_update',
  duplicateName: 'placement.duplicate_name',
  /** A provider with allocations cannot be deleted. */
  providerInUse: 'placement.resource_provider.inuse',
  /** A provider with children cannot be deleted. */
  cannotDeleteParent: 'placement.resource_provider.cannot_delete_parent',
  /** Only where a reshape names an unknown provider; its status is 400. */
  providerNotFound: 'placement.resource_provider.not_found',
  duplicateKey: 'placement.query.duplicate_key',
  badValue: 'placement.query.bad_value',
  missingValue: 'placement.query.missing_value',
  /** Differs: Placement keeps no candidates, so it has no such code. */
  candidateExpired: 'placement.candidate.expired',
} as const;

export type PlacementErrorCode = (typeof placementErrorCodes)[keyof typeof placementErrorCodes];

/** A refusal of placement, with the HTTP status and code that REST clients see. */
export class PlacementError extends Error {
  override readonly name = 'PlacementError';
  readonly status: number;
  readonly code: PlacementErrorCode;
  constructor(status: number, detail: string, code: PlacementErrorCode = placementErrorCodes.undefined) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

export const badRequest = (detail: string, code?: PlacementErrorCode) =>
  new PlacementError(400, detail, code);

export const forbidden = (detail: string) => new PlacementError(403, detail);

export const notFound = (detail: string) => new PlacementError(404, detail);

export const conflict = (detail: string, code?: PlacementErrorCode) => new PlacementError(409, detail, code);

/** 409: the caller's generation is not the present one, or changed while its write was made. */
export const concurrentUpdate = (detail: string) =>
  new PlacementError(409, detail, placementErrorCodes.concurrentUpdate);

/** 410: a stored candidate that is named but is not kept any more. */
export const candidateExpired = (detail: string) =>
  new PlacementError(410, detail, placementErrorCodes.candidateExpired);

/**
 * The same refusal for callers over the bus. `detail` keeps status and code.
 *
 * A 409 is INVALID_ARGUMENT and not CONFLICT: the bus repeats a CONFLICT under the same id, but a generation that is
 * stale, or a provider that is full, stays so for the same request.
 */
export function toRpcError(error: PlacementError): RpcError {
  const detail = { status: String(error.status), code: error.code };
  return new RpcError(rpcCodeOf(error.status), error.message, { detail, cause: error });
}

function rpcCodeOf(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'PERMISSION_DENIED';
  if (status === 413) return 'TOO_LARGE';
  if (status === 503) return 'UNAVAILABLE';
  return status >= 500 ? 'INTERNAL' : 'INVALID_ARGUMENT';
}

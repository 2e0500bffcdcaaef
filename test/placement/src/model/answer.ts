/** A reply. Of an error without `code` only the status is known; the body of a success without one is not compared. */
export interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly body?: unknown;
}

export const done: Answer = { status: 204 };
export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body?: unknown): Answer => ({ status: 201, body });

const refusal = (status: number, code = 'undefined_code'): Answer => ({ status, code: `placement.${code}` });

export const malformed = refusal(400);
export const unknownName = refusal(400);
export const badParent = refusal(400);
export const badCapacity = refusal(400);
export const standardName = refusal(400);
export const reshapesUnknown = refusal(400, 'resource_provider.not_found');
/** Which of the codes of query strings it carries is left open. */
export const badQuery: Answer = { status: 400 };
export const missing = refusal(404);
export const inUse = refusal(409);
/** No such inventory, over capacity, or against min_unit, max_unit or step_size. */
export const doesNotFit = refusal(409);
export const conflict = refusal(409, 'concurrent_update');
export const duplicate = refusal(409, 'duplicate_name');
export const inventoryInUse = refusal(409, 'inventory.inuse');
export const providerInUse = refusal(409, 'resource_provider.inuse');
export const isParent = refusal(409, 'resource_provider.cannot_delete_parent');

/** Servers per message of hop 1. */
const maxServers = 100;

/** Bytes of build requests per message: room is left for the shared request spec under the bus's 256 KiB. */
const maxBytes = 160 * 1024;

export interface Slice {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Splits a request into messages: in order, at most 100 servers and 160 KiB each, never an empty one. */
export function splitRequest(sizes: readonly number[]): Slice[] {
  const slices: Slice[] = [];
  let from = 0;
  let bytes = 0;
  sizes.forEach((size, index) => {
    if (index > from && (index - from >= maxServers || bytes + size > maxBytes)) {
      slices.push({ from, to: index });
      from = index;
      bytes = 0;
    }
    bytes += size;
  });
  if (sizes.length > 0) slices.push({ from, to: sizes.length });
  return slices;
}

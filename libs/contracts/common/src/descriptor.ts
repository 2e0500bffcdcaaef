/**
 * What the generated contracts are made of. A codec per message, a descriptor per service; libs/rpc derives
 * typed clients and handlers from the descriptors and nothing else.
 */

import protobuf from 'protobufjs/minimal.js';

// 64-bit fields are times in ms and amounts: plain numbers, exact up to 2^53. Without this protobufjs would hand
// out Long objects wherever the package "long" happens to be installed.
(protobuf.util as { Long: unknown }).Long = undefined;
protobuf.configure();

/** What may be given where a message is built: any field may be left out and takes its proto3 default. */
export type Init<T> = T extends (infer U)[]
  ? Init<U>[]
  : T extends Uint8Array
    ? Uint8Array
    : T extends object
      ? { [K in keyof T]?: Init<T[K]> | null | undefined }
      : T;

/**
 * Encodes and decodes one message type.
 *
 * Scalars that are absent on the wire read as their proto3 default through the prototype, so a message must be
 * copied with `create({ ...message, field: value })`, never by a bare spread.
 */
export interface Codec<T> {
  readonly fullName: string;
  create(init?: Init<T>): T;
  encode(message: Init<T>): Uint8Array;
  /** Throws where the bytes are no such message. Unknown fields are dropped, unknown enum numbers kept. */
  decode(bytes: Uint8Array): T;
}

export interface MethodDescriptor<I = unknown, O = unknown> {
  readonly name: string;
  /** "cellflow.cell.v1.CellConductor/BeginBuild". */
  readonly path: string;
  readonly kind: 'call' | 'cast';
  /** Handling one message id twice has the effect of handling it once. */
  readonly idempotent: boolean;
  /** Calls: default deadline. Casts: how long a handler may take. */
  readonly timeoutMs: number;
  readonly request: Codec<I>;
  readonly response: Codec<O>;
}

export interface ServiceDescriptor {
  readonly fullName: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- variance: each method has its own types
  readonly methods: { readonly [key: string]: MethodDescriptor<any, any> };
}

/** The static class that protobufjs generates for a message. */
interface StaticMessage {
  create(init?: object): object;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
}

/** Wraps a generated protobufjs class as a codec. */
export function codec<T>(fullName: string, message: StaticMessage): Codec<T> {
  return {
    fullName,
    create: (init) => message.create(init ?? {}) as T,
    encode: (value) => message.encode(value as object).finish(),
    decode: (bytes) => message.decode(bytes) as T,
  };
}

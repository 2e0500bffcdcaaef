import { maxMessageBytes } from '@cellflow/topology';
import { z } from 'zod';
import { messageFault, which } from './message-fault.ts';

/** Field 1, length-delimited: a frame's first message, which claims to be 2 GiB long. */
const hugeLength = Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x07]);
/** Field 1 as a number, where a message is expected. */
const wrongWireType = Buffer.from([0x08, 0x01]);
const groups = 21_000;

const poisons = {
  random: (next: () => number) => Buffer.from(Array.from({ length: 300 }, () => Math.floor(next() * 256))),
  'wrong-wire-type': () => wrongWireType,
  'huge-length': () => hugeLength,
  /** More than any message may have. */
  oversized: () => Buffer.alloc(maxMessageBytes + 1),
  /** Groups that open and never close: a decoder that follows each one runs out of stack. */
  nested: () => Buffer.alloc(groups, 0x7b),
} as const satisfies Record<string, (next: () => number) => Buffer>;

const names = Object.keys(poisons) as [keyof typeof poisons, ...(keyof typeof poisons)[]];

export const poison = messageFault({
  kind: 'poison',
  summary: 'Messages become bytes that no handler can take',
  schema: z.strictObject({ ...which, as: z.enum(names).default('random') }),
  done: 'messages poisoned',
  treat: ({ platform }, { as }) => ({
    strike: (struck) => void struck.send([{ ...struck, content: poisons[as](() => platform.random.next()) }]),
  }),
});

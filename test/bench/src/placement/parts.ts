import type { Part } from './bench.ts';
import { benchFlat } from './engine/bench-flat.ts';
import { benchMemory } from './engine/bench-memory.ts';
import { benchNested } from './engine/bench-nested.ts';
import type { PartName } from './part-names.ts';
import { benchReplica } from './replica/bench-replica.ts';
import { benchRest } from './rest/bench-rest.ts';
import { benchRpc } from './rpc/bench-rpc.ts';

export const parts: { readonly [name in PartName]: readonly Part[] } = {
  engine: [benchFlat, benchNested, benchMemory],
  rpc: [benchRpc],
  rest: [benchRest],
  replica: [benchReplica],
};

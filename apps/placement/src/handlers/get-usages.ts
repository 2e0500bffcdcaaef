import type { Init } from '@cellflow/contracts-common';
import type { ClassUsage, GetUsagesRequest, GetUsagesResponse } from '@cellflow/contracts-placement';
import { capacityOf } from '@cellflow/domain';
import type { HandlerContext } from '@cellflow/rpc';
import { authorizeCell, principalOf } from '../authorization.ts';
import { usedOf } from '../graph/provider-graph.ts';
import type { Engine } from '../placement-engine.ts';

/** Capacity and usage per class, over all providers or those of one cell, from memory. */
export const getUsages =
  ({ memory }: Engine) =>
  async (request: GetUsagesRequest, context: HandlerContext): Promise<Init<GetUsagesResponse>> => {
    authorizeCell(principalOf(context.caller), request.cell, 'the usages asked for');
    const usages = new Map<string, Required<Init<ClassUsage>> & { capacity: number; used: number }>();
    let providers = 0;
    for (const { record } of memory.graph.all()) {
      if (request.cell !== '' && record.cell !== request.cell) continue;
      providers += 1;
      for (const inventory of record.inventories) {
        const { resourceClass } = inventory;
        const sum = usages.get(resourceClass) ?? { resourceClass, capacity: 0, used: 0 };
        sum.capacity += capacityOf(inventory);
        sum.used += usedOf(record, resourceClass);
        usages.set(resourceClass, sum);
      }
    }
    return { usages: [...usages.values()], providers };
  };

import type { Init } from '@cellflow/contracts-common';
import type { ReportHoldingsRequest, ReportHoldingsResponse } from '@cellflow/contracts-placement';
import { RpcError } from '@cellflow/rpc';
import type { HandlerContext } from '@cellflow/rpc';
import { askerOf } from '../acts/asker.ts';
import { endRecoveryAct } from '../acts/end-recovery.ts';
import { reportHoldingsAct } from '../acts/report-holdings.ts';
import { authorizeCell } from '../authorization.ts';
import type { Engine } from '../placement-engine.ts';

/** Tells a cell whether its holdings are wanted, and takes them. */
export const reportHoldings =
  ({ writer, platform, memory, gate, replica }: Engine) =>
  async (request: ReportHoldingsRequest, context: HandlerContext): Promise<Init<ReportHoldingsResponse>> => {
    if (request.cell === '') throw new RpcError('INVALID_ARGUMENT', 'cell must not be empty');
    const asker = askerOf(context, platform);
    if (request.recovery !== '') {
      const reply = await writer.perform(reportHoldingsAct(request, asker));
      // The last cell to be heard ends it; whatever is still awaited then is looked for again and again.
      if (request.final) await writer.perform(endRecoveryAct({ force: false, memory }, asker.event));
      return reply;
    }
    authorizeCell(asker.principal, request.cell, `the holdings of ${request.cell}`);
    const { recovery } = memory;
    // While the memory is built anew, what it knows of a recovery may be of an earlier one.
    if (gate.reason() === null || !recovery || recovery.endedAtMs > 0 || !replica.isBuilt()) return {};
    return { recovery: recovery.uuid, wanted: recovery.reports.every(({ cell }) => cell !== request.cell) };
  };

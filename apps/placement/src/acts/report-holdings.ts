import type { Init } from '@cellflow/contracts-common';
import { CellReport, RecoveryRecord } from '@cellflow/contracts-placement';
import type { ReportHoldingsRequest, ReportHoldingsResponse } from '@cellflow/contracts-placement';
import { authorizeCell } from '../authorization.ts';
import { lastRecovery } from '../memory/kinds.ts';
import { restoreHolding } from '../recovery/restore-holding.ts';
import type { Act } from '../writer/writer.ts';
import type { Asker } from './asker.ts';

/** All of a recovery is decided one after the other. */
export const recoveryLane = 'recovery';

/**
 * Takes what a cell says its servers hold, page by page, while a recovery is under way; with the last page the cell
 * counts as heard. A page of another recovery changes nothing. Throws RpcError PERMISSION_DENIED for another cell's.
 */
export function reportHoldingsAct(
  request: ReportHoldingsRequest,
  asker: Asker,
): Act<Init<ReportHoldingsResponse>> {
  authorizeCell(asker.principal, request.cell, `the holdings of ${request.cell}`);
  return {
    lane: recoveryLane,
    recovers: true,
    evaluate(view) {
      const recovery = view.get('recovery', lastRecovery);
      if (!recovery || recovery.endedAtMs > 0) return {};
      const heard = recovery.reports.some(({ cell }) => cell === request.cell);
      if (recovery.uuid !== request.recovery || heard) return { recovery: recovery.uuid, wanted: !heard };
      const { cell } = request;
      const outcomes = request.holdings.map((holding) =>
        restoreHolding(view, holding, { cell, recovery: recovery.uuid, asker }),
      );
      if (request.final) {
        const report = CellReport.create({ cell, hosts: request.hosts, atMs: asker.event.atMs });
        view.put('recovery', RecoveryRecord.create({ ...recovery, reports: [...recovery.reports, report] }));
      }
      const count = (outcome: string) => String(outcomes.filter((each) => each === outcome).length);
      view.event({
        ...asker.event,
        type: request.final ? 'store.cell_reported' : 'store.holdings_reported',
        cell,
        detail: {
          recovery: recovery.uuid,
          ...{ restored: count('restored'), known: count('known'), refused: count('refused') },
        },
      });
      return { recovery: recovery.uuid, wanted: !request.final };
    },
  };
}

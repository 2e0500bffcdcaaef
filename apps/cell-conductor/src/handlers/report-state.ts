import { ReportStateResponse, ServiceRecord } from '@cellflow/contracts-cell';
import type { ReportStateRequest } from '@cellflow/contracts-cell';
import { cellIndexes, cellKeys } from '@cellflow/store';
import type { Work } from '../work.ts';

/** A compute service is alive. Source: nova/servicegroup/drivers/db.py `_report_state`. */
export const reportState =
  (work: Work) =>
  async ({ service, hosts }: ReportStateRequest): Promise<ReportStateResponse> => {
    const lastSeenAtMs = work.platform.clock.now();
    const value = ServiceRecord.encode({ service, hosts, binary: 'nova-compute', lastSeenAtMs });
    await work.store.commit({
      put: [{ key: cellKeys.service(service), value }],
      index: [{ index: cellIndexes.services, member: service, score: lastSeenAtMs }],
    });
    return ReportStateResponse.create({ epoch: work.storeEpoch() });
  };

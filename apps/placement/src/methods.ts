import { claim } from './handlers/claim.ts';
import { getAllocationCandidates } from './handlers/get-allocation-candidates.ts';
import { getAllocations } from './handlers/get-allocations.ts';
import { getUsages } from './handlers/get-usages.ts';
import { reportHoldings } from './handlers/report-holdings.ts';
import { unclaim } from './handlers/unclaim.ts';
import { updateProvider } from './handlers/update-provider.ts';
import type { Engine } from './placement-engine.ts';

/** Everything placement answers to. */
export const methodsOf = (engine: Engine) => ({
  getAllocationCandidates: getAllocationCandidates(engine),
  claim: claim(engine),
  unclaim: unclaim(engine),
  updateProvider: updateProvider(engine),
  getAllocations: getAllocations(engine),
  getUsages: getUsages(engine),
  reportHoldings: reportHoldings(engine),
});

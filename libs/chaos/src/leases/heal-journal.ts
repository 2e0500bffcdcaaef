import { readJournal, removeJournal, writeJournal } from './journal.ts';
import type { LeaseRecord } from './journal.ts';
import { runs } from './process-identity.ts';
import { applyRemedy } from './remedies/index.ts';

/** What became of the faults in one journal. */
export interface Healing {
  readonly healed: readonly LeaseRecord[];
  readonly failed: readonly { readonly lease: LeaseRecord; readonly why: string }[];
}

/**
 * Heals what a journal holds, the latest first, without its runner. The journal goes when nothing is left in it; while
 * its runner lives it is the runner's, and stays as it is.
 */
export async function healJournal(
  path: string,
  wanted: (lease: LeaseRecord) => boolean = () => true,
): Promise<Healing> {
  const journal = readJournal(path);
  if (!journal) return { healed: [], failed: [] };
  const { runner, ownServers } = journal;
  const gone = !runs(runner.pid, runner.bornAt);
  const healed: LeaseRecord[] = [];
  const failed: { lease: LeaseRecord; why: string }[] = [];
  for (const lease of journal.leases.filter(wanted).reverse()) {
    const why = await healRecord(lease, gone && ownServers);
    if (why === null) healed.push(lease);
    else failed.push({ lease, why });
  }
  if (gone) {
    const leases = journal.leases.filter((lease) => !healed.includes(lease));
    if (leases.length === 0) {
      for (const remedy of journal.remains) await applyRemedy(remedy);
      removeJournal(path);
    } else writeJournal(path, { ...journal, leases });
  }
  return { healed, failed };
}

/** null, or why it is not healed. `serversGone`: what cannot be reached ended with the runner. */
async function healRecord({ remedies }: LeaseRecord, serversGone: boolean): Promise<string | null> {
  for (const { remedy } of [...remedies].reverse()) {
    try {
      await applyRemedy(remedy);
    } catch (error) {
      if (!serversGone || !isUnreachable(error))
        return error instanceof Error ? error.message : String(error);
    }
  }
  return null;
}

/** Whether a server is not there at all. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return true;
  return isUnreachable(error.cause);
}

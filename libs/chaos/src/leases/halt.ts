import { existsSync, writeFileSync } from 'node:fs';
import type { Clock } from '@cellflow/platform';
import { healJournal } from './heal-journal.ts';
import { haltRequest, journalsIn, readJournal } from './journal.ts';
import { runs } from './process-identity.ts';

export interface HaltReport {
  /** Faults that were taken back, by whoever did. */
  readonly healed: readonly { readonly kind: string; readonly text: string }[];
  /** Faults that are still there, and why. */
  readonly failed: readonly { readonly kind: string; readonly text: string; readonly why: string }[];
}

const pollMs = 100;

/**
 * Heals everything that any run in this folder has on. A runner that lives is asked to do so itself, since only it can
 * reach its proxies; where it does not answer within `patienceMs` its remedies are applied without it.
 */
export async function halt(options: {
  folder: string;
  clock: Clock;
  patienceMs?: number;
}): Promise<HaltReport> {
  const { folder, clock, patienceMs = 15_000 } = options;
  const healed: HaltReport['healed'][number][] = [];
  const failed: HaltReport['failed'][number][] = [];
  for (const path of journalsIn(folder)) {
    const journal = readJournal(path);
    if (!journal) continue;
    const { pid, bornAt } = journal.runner;
    if (runs(pid, bornAt)) await askRunner(path, { clock, patienceMs });
    // The rest is left by a runner that is gone, or does not do what it is asked.
    const result = await healJournal(path);
    failed.push(...result.failed.map(({ lease: { kind, text }, why }) => ({ kind, text, why })));
    const hung = runs(pid, bornAt) ? (readJournal(path)?.leases ?? []) : [];
    const why = `process ${pid} does not answer: its proxies may still have it; end the process`;
    failed.push(...hung.map(({ kind, text }) => ({ kind, text, why })));
    const still = new Set([...result.failed.map(({ lease }) => lease.id), ...hung.map(({ id }) => id)]);
    healed.push(...journal.leases.filter(({ id }) => !still.has(id)));
  }
  return { healed: healed.map(({ kind, text }) => ({ kind, text })), failed };
}

async function askRunner(
  path: string,
  { clock, patienceMs }: { clock: Clock; patienceMs: number },
): Promise<void> {
  writeFileSync(haltRequest(path), '', { mode: 0o600 });
  const deadline = clock.monotonic() + patienceMs;
  while (existsSync(path) && (readJournal(path)?.leases.length ?? 0) > 0) {
    if (clock.monotonic() > deadline) return;
    await clock.sleep(pollMs);
  }
}

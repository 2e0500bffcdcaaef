import { existsSync, writeFileSync } from 'node:fs';
import type { Clock } from '@cellflow/platform';
import type { FoundProject } from '@cellflow/stack';
import type { FoundService } from './find-services.ts';
import { healJournal } from './heal-journal.ts';
import { haltRequest, journalsIn, readJournal } from './journal.ts';
import { runs } from './process-identity.ts';
import { applyRemedy, leftOf } from './remedies/index.ts';

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
  /** Those that go on where they are stopped, and are disarmed: `servicesOf`. Asked for when the runs are healed. */
  services: () => readonly FoundService[];
  /** Those that are removed: `lostProjects`. Asked for when the runs are healed. */
  projects: () => Promise<readonly FoundProject[]>;
  patienceMs?: number;
}): Promise<HaltReport> {
  const { folder, clock, services, projects, patienceMs = 15_000 } = options;
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
  healed.push(...(await releaseAll(services())));
  for (const { name } of await projects()) {
    await applyRemedy({ kind: 'remove-project', project: name });
    healed.push({ kind: 'project', text: name });
  }
  return { healed: healed.map(({ kind, text }) => ({ kind, text })), failed };
}

/** What nobody's journal tells of: points that were armed by hand, processes that were stopped by hand. */
async function releaseAll(services: readonly FoundService[]): Promise<HaltReport['healed'][number][]> {
  const released: HaltReport['healed'][number][] = [];
  for (const { pid, bornAt, stopped, faultsUrl } of services) {
    if (stopped) {
      await applyRemedy({ kind: 'continue', pid, bornAt });
      released.push({ kind: 'stop', text: `process ${pid} goes on` });
    }
    const left = faultsUrl === null ? null : await leftOf({ kind: 'disarm', healthUrl: faultsUrl });
    if (faultsUrl === null || left === null) continue;
    await applyRemedy({ kind: 'disarm', healthUrl: faultsUrl });
    released.push({ kind: 'failpoint', text: left });
  }
  return released;
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

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '@cellflow/platform';
import type { ChaosCloud } from '../cloud/chaos-cloud.ts';
import { ChaosError } from '../chaos-error.ts';
import type { AnyFaultKind, Effect } from '../fault.ts';
import { createFolder, haltRequest, removeJournal, writeJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { openLease } from './lease.ts';
import type { HeldLease } from './lease.ts';
import { identify } from './process-identity.ts';
import { startWatcher } from './start-watcher.ts';

/** A fault that is on for a while. */
export interface Lease {
  readonly id: string;
  readonly kind: string;
  /** Its parameters, as text. */
  readonly text: string;
  readonly untilMs: number;
  /** Whether it is on; false once it is healed. */
  on(): boolean;
  effect(): Promise<Effect>;
  /** Resolves when nothing of it is left; rejects with what is. Calling it again tries again what failed. */
  heal(): Promise<void>;
  /** Resolves when it is healed, for whatever reason. */
  readonly healed: Promise<void>;
}

/** Injects faults as leases, and sees to it that each one ends. */
export interface Keeper {
  /** Injects a fault for `ttlMs` at most. Rejects where it cannot be; nothing of it is left then. */
  grant(kind: AnyFaultKind, parameters: unknown, ttlMs: number): Promise<Lease>;
  /** All that were granted, in order, those that are over included. */
  leases(): readonly Lease[];
  /** Heals the latest first. Rejects with ChaosError that says what is left. */
  healAll(): Promise<void>;
  /** Aborted when somebody said `cellflow halt`; everything is being healed then, and nothing is granted any more. */
  readonly halted: AbortSignal;
  /** Heals everything and gives up the journal, unless something is left. */
  close(): Promise<void>;
}

export interface KeeperOptions {
  readonly cloud: ChaosCloud;
  /** Where journals lie: `journalFolder`. */
  readonly folder: string;
  /** The program that heals when this process dies, with its first arguments. null: none. Default: ours. */
  readonly watcher?: readonly string[] | null;
  /** Of what faults leave to chance: each is given a sequence of its own. Default: chance. */
  readonly seed?: number;
}

const haltPollMs = 200;

/** Opens a journal for this process, and starts the watcher that heals when this process dies, however it dies. */
export function openKeeper({ cloud, folder, watcher, seed }: KeeperOptions): Keeper {
  const { clock, ids } = cloud.platform;
  const random = seed === undefined ? cloud.platform.random : seededRandom(seed);
  createFolder(folder);
  const path = join(folder, `${process.pid}-${ids.hex(4)}.json`);
  const runner = { pid: process.pid, bornAt: identify(process.pid)?.bornAt ?? '' };
  const all: HeldLease[] = [];
  const save = () => {
    const leases = all.filter((lease) => lease.on()).map((lease) => lease.record());
    const { servers, remains = [] } = cloud;
    const content: Journal = {
      runner,
      ownServers: servers.processes !== null,
      leases,
      remains: [...remains],
    };
    writeJournal(path, content);
  };
  save();
  const stopWatcher = watcher === null ? () => undefined : startWatcher(path, watcher);
  const halting = new AbortController();
  const healAll = async () => {
    const faults: string[] = [];
    for (const lease of all.toReversed()) {
      if (lease.on()) await lease.heal().catch((error: unknown) => void faults.push(reason(error)));
    }
    if (faults.length > 0) throw new ChaosError(`not healed: ${faults.join('; ')}`);
  };
  const stopPolling = clock.every(haltPollMs, () => {
    if (halting.signal.aborted || !existsSync(haltRequest(path))) return;
    halting.abort(new ChaosError('halted by cellflow halt'));
    // Whoever asked finds in the journal what could not be healed.
    void healAll().catch(() => undefined);
  });
  return {
    halted: halting.signal,
    leases: () => all,
    healAll,
    async grant(kind, parameters, ttlMs) {
      halting.signal.throwIfAborted();
      const own = { ...cloud.platform, random: seededRandom(Math.floor(random.next() * 2 ** 32)) };
      const lease = openLease({ cloud: { ...cloud, platform: own }, kind, parameters, ttlMs, save });
      all.push(lease);
      await lease.inject();
      return lease;
    },
    async close() {
      stopPolling();
      await healAll();
      removeJournal(path);
      stopWatcher();
    },
  };
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

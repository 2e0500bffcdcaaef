import { connectFailpoints } from '@cellflow/stack';
import type { FoundProject, ReachedServers } from '@cellflow/stack';
import { alarmsOf } from '../cloud/alarms.ts';
import { standInPrefix } from '../cloud/interposer/names.ts';
import { readSettings } from '../cloud/store-admin.ts';
import type { FoundService } from './find-services.ts';
import { isUnreachable } from './heal-journal.ts';
import { journalsIn, readJournal } from './journal.ts';
import { runs } from './process-identity.ts';
import { leftOf } from './remedies/index.ts';

/** Something that a fault has left, or has on. */
export interface Finding {
  readonly kind:
    'lease' | 'journal' | 'stopped' | 'failpoint' | 'skew' | 'alarm' | 'stand-in' | 'store' | 'project';
  readonly text: string;
}

export interface DiagnoseOptions {
  readonly folder: string;
  /** The servers of a cloud that runs; null: only those in the journals are asked. */
  readonly servers: Pick<ReachedServers, 'admin'> | null;
  /** Those that are looked at: `servicesOf`. */
  readonly services: readonly FoundService[];
  /** Those that nobody looks after any more: `lostProjects`. */
  readonly projects: readonly FoundProject[];
}

/** Everything that is left of faults: journals first, then what can be seen without them. Empty: nothing is. */
export async function diagnose(options: DiagnoseOptions): Promise<Finding[]> {
  const { folder, servers, services, projects } = options;
  const perJournal = await Promise.all(journalsIn(folder).map(findInJournal));
  const perService = await Promise.all(services.map(findInService));
  return [
    ...perJournal.flat(),
    ...perService.flat(),
    ...projects.map(findingOf),
    ...(servers ? await findInServers(servers) : []),
  ];
}

async function findInJournal(path: string): Promise<Finding[]> {
  const journal = readJournal(path);
  if (!journal) return [];
  const { pid, bornAt } = journal.runner;
  const alive = runs(pid, bornAt);
  const findings: Finding[] = [];
  for (const { kind, text, remedies } of journal.leases) {
    const who = alive ? `of process ${pid}, which runs` : `of process ${pid}, which is gone`;
    findings.push({ kind: 'lease', text: `the fault ${kind} ${text} ${who}` });
    for (const { remedy } of remedies) {
      const left = await leftOf(remedy).catch((error: unknown) =>
        !alive && journal.ownServers && isUnreachable(error) ? null : `${remedy.kind}: ${String(error)}`,
      );
      if (left !== null) findings.push({ kind: 'journal', text: left });
    }
  }
  return findings;
}

async function findInService({ pid, stopped, faultsUrl, skewMs }: FoundService): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (stopped) findings.push({ kind: 'stopped', text: `process ${pid} is stopped` });
  if (skewMs !== 0)
    findings.push({ kind: 'skew', text: `the clock of process ${pid} is off by ${skewMs} ms` });
  const status =
    faultsUrl === null || stopped
      ? null
      : await connectFailpoints(faultsUrl, `process ${pid}`)
          .status()
          .catch(() => null);
  if (status?.armed) {
    const armed = status.rules.map(({ text }) => text).join(', ');
    findings.push({ kind: 'failpoint', text: `process ${pid} has armed ${armed}` });
  }
  return findings;
}

function findingOf({ name, containers, networks, volumes }: FoundProject): Finding {
  const there = `${containers.length} containers, ${networks.length} networks, ${volumes.length} volumes`;
  return { kind: 'project', text: `the compose project ${name} of a run that is gone: ${there}` };
}

interface Named {
  readonly name: string;
}

async function findInServers({ admin }: Pick<ReachedServers, 'admin'>): Promise<Finding[]> {
  const { management } = admin;
  try {
    const get = async (path: string) => ((await management.request('GET', path)) ?? []) as readonly Named[];
    const alarms = await alarmsOf(management);
    const names = [...(await get('/api/queues?disable_stats=true')), ...(await get('/api/users'))];
    const standIns = new Set(names.map(({ name }) => name).filter((name) => name.startsWith(standInPrefix)));
    const { maxmemory } = await readSettings(admin.storeUrl, ['maxmemory']);
    return [
      ...alarms.map((text): Finding => ({ kind: 'alarm', text: `the broker raises ${text}` })),
      ...[...standIns].map((name): Finding => ({ kind: 'stand-in', text: `the broker has ${name}` })),
      ...(maxmemory === '0' ? [] : [{ kind: 'store' as const, text: `Redis has maxmemory ${maxmemory}` }]),
    ];
  } catch (error) {
    return [
      { kind: 'store', text: `the servers do not answer: ${error instanceof Error ? error.message : error}` },
    ];
  }
}

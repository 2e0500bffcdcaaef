import { CellConductor, Compute } from '@cellflow/contracts-cell';
import type { Envelope, Selection } from '@cellflow/contracts-common';
import { Scheduler, SuperConductor } from '@cellflow/contracts-global';
import { Placement } from '@cellflow/contracts-placement';
import { cellOfUser } from './cell-of-user.ts';
import type { Line, Names } from './line.ts';

/** A request as the broker got it. */
export interface SeenMessage {
  readonly user: string;
  readonly vhost: string;
  readonly message: Envelope;
}

type Draft = Pick<Line, 'hop' | 'to' | 'text'> & Partial<Line>;
type Narrate = (seen: SeenMessage, names: Names) => Draft;

const global = { ...SuperConductor.methods, ...Scheduler.methods };
const placement = Placement.methods;
const conductor = CellConductor.methods;
const compute = Compute.methods;

const isCell = (user: string) => cellOfUser(user) !== null;
const cellOf = (vhost: string) => `${vhost} conductor`;
const left = (hosts: readonly Selection[]) =>
  hosts.length === 0 ? 'no alternate left' : `alternates ${hosts.map(({ host }) => host).join(', ')}`;

/** What is said of each method, by path. Methods that only keep the house (reports, leases) are not told. */
const narrators: Readonly<Record<string, Narrate>> = {
  [global.scheduleAndBuildInstances.path]: () => ({
    ...{ hop: '1', to: 'super-conductor', text: 'build this server' },
  }),
  [global.selectDestinations.path]({ message }) {
    const request = global.selectDestinations.request.decode(message.body);
    return { hop: '2', to: 'scheduler', text: `which host? and ${request.numAlternates} alternates` };
  },
  [placement.getAllocationCandidates.path]: () => ({
    ...{ hop: '3a', to: 'placement', text: 'which hosts have room?' },
  }),
  [placement.claim.path]({ user, message }, names) {
    const { allocationRequest, attempt } = placement.claim.request.decode(message.body);
    const host = names.hostOfProvider(allocationRequest?.allocations[0]?.providerUuid ?? '');
    const retry = isCell(user);
    return {
      hop: retry ? '11' : '3c',
      to: 'placement',
      text: `claim ${host} for attempt ${attempt}`,
      tone: 'accent',
      always: true,
    };
  },
  [placement.unclaim.path]({ message }) {
    const { attempt, final } = placement.unclaim.request.decode(message.body);
    return {
      hop: final ? '' : '10',
      to: 'placement',
      text: final ? 'release everything it holds, for good' : `release the claim of attempt ${attempt}`,
      tone: 'accent',
      always: true,
    };
  },
  [compute.buildAndRunInstance.path]({ user, message }) {
    const { host, attempt, hostList } = compute.buildAndRunInstance.request.decode(message.body);
    return {
      hop: isCell(user) ? '13' : '6',
      to: host,
      text: `build it, attempt ${attempt}; ${left(hostList)}`,
      always: true,
    };
  },
  [compute.terminateInstance.path]({ message }) {
    const { host } = compute.terminateInstance.request.decode(message.body);
    return { hop: '', to: host, text: 'destroy the guest', always: true };
  },
  [conductor.beginBuild.path]({ vhost, message }) {
    const { host, attempt } = conductor.beginBuild.request.decode(message.body);
    return { hop: '7', from: host, to: cellOf(vhost), text: `attempt ${attempt} begins` };
  },
  [conductor.updateBuild.path]({ vhost, message }) {
    const { host, taskStates } = conductor.updateBuild.request.decode(message.body);
    return { hop: '8', from: host, to: cellOf(vhost), text: taskStates.join(', ') };
  },
  [conductor.finishBuild.path]({ vhost, message }) {
    const { host, failure } = conductor.finishBuild.request.decode(message.body);
    return {
      hop: '9a',
      from: host,
      to: cellOf(vhost),
      text: failure ? `failed for good: ${failure.message}` : 'it runs',
      tone: failure ? 'bad' : 'good',
      always: true,
    };
  },
  [conductor.buildInstances.path]({ vhost, message }) {
    const { host, failure } = conductor.buildInstances.request.decode(message.body);
    return {
      hop: '9b',
      from: host,
      to: cellOf(vhost),
      text: `failed: ${failure?.message ?? 'no reason given'}`,
      tone: 'bad',
      always: true,
    };
  },
  [conductor.finishTerminate.path]({ vhost, message }) {
    const { host } = conductor.finishTerminate.request.decode(message.body);
    return { hop: '', from: host, to: cellOf(vhost), text: 'the guest is gone', always: true };
  },
};

const methods = [...Object.values(global), ...Object.values(placement), ...Object.values(conductor)];
const kinds = new Map([...methods, ...Object.values(compute)].map(({ path, kind }) => [path, kind]));

/** The line of one request, or null where it is not part of the story. */
export function narrateMessage(seen: SeenMessage, names: Names): Line | null {
  const draft = narrators[seen.message.method]?.(seen, names);
  if (!draft) return null;
  return {
    level: isCell(seen.user) ? 'cell' : 'global',
    from: isCell(seen.user) ? seen.user.replace(/-(conductor|compute)$/, ' $1') : seen.user,
    kind: kinds.get(seen.message.method) ?? 'call',
    tone: 'plain',
    always: false,
    ...draft,
  };
}

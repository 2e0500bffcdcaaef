import type { Init, LedgerEvent } from '@cellflow/contracts-common';
import { amounts } from '../why/sentences.ts';
import type { Line } from './line.ts';

type Draft = Pick<Line, 'hop' | 'from' | 'text'> & Partial<Line>;
type Narrate = (event: Init<LedgerEvent>, scope: string) => Draft;

const flat = (event: Init<LedgerEvent>) =>
  amounts(
    (event.allocations ?? []).flatMap((allocation) =>
      (allocation?.resources ?? []).map((resource) => ({
        resourceClass: resource?.resourceClass ?? '',
        amount: resource?.amount ?? 0,
      })),
    ),
  );

/** What is said of each ledger event. Those that only repeat the message before them are not told. */
const narrators: Readonly<Record<string, Narrate>> = {
  'server.accepted': () => ({ hop: '0', from: 'api', text: 'accepted: 202, with the message it now owes' }),
  'allocation.claimed': (event) => ({ hop: '', from: 'placement', text: `claimed ${flat(event)}` }),
  'allocation.released': () => ({ hop: '', from: 'placement', text: 'released' }),
  'instance.created': (_, scope) => ({ hop: '4', from: 'super-conductor', text: `the server, in ${scope}` }),
  'server.scheduled': ({ cell }) => ({ hop: '5', from: 'super-conductor', text: `belongs to ${cell} now` }),
  'instance.buried': ({ reason }) => ({
    ...{ hop: '3d', from: 'super-conductor', tone: 'bad', always: true },
    text: `ERROR, in cell0: ${reason || 'no valid host'}`,
  }),
  'build.refused': ({ host, reason }, scope) => ({
    ...{ hop: '11', from: `${scope} conductor`, level: 'cell', tone: 'warn', always: true },
    text: `alternate ${host} refused: ${reason}`,
  }),
  'lease.expired': ({ host }, scope) => ({
    ...{ hop: '', from: `${scope} conductor`, level: 'cell', tone: 'warn', always: true },
    text: `${host} was silent for too long`,
  }),
  'build.exhausted': (_, scope) => ({
    ...{ hop: '14', from: `${scope} conductor`, level: 'cell', tone: 'bad', always: true },
    text: 'ERROR: every host it may use has failed',
  }),
  'build.succeeded': (_, scope) => ({
    ...{ hop: '9a', from: `${scope} conductor`, level: 'cell', tone: 'good' },
    text: 'ACTIVE',
  }),
  'server.deleted': () => ({ hop: '', from: 'api', text: 'to be deleted: 204', always: true }),
  'instance.deleted': (_, scope) => ({
    ...{ hop: '', from: `${scope} conductor`, level: 'cell', always: true },
    text: 'deleted',
  }),
};

/** The line of one ledger event, or null where it adds nothing to the message before it. */
export function narrateEvent(event: Init<LedgerEvent>, scope: string): Line | null {
  const draft = narrators[event.type ?? '']?.(event, scope);
  if (!draft) return null;
  return { level: 'global', kind: 'write', to: `${scope} store`, tone: 'dim', always: false, ...draft };
}

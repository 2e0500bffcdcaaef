import type { Store } from '@cellflow/store';
import { guestsLeft } from '../guest-spans.ts';
import { defaultTerms } from '../history.ts';
import type { CallRecord, GuestAct, History, Terms } from '../history.ts';
import { takeSnapshot } from '../take-snapshot.ts';
import { acceptedByCalls } from './accepted-by-calls.ts';
import { searchHistory } from './search-history.ts';

type Told = Pick<History, 'traffic' | 'deadLetters' | 'queues' | 'faults' | 'gauges' | 'texts' | 'heads'>;

/** The witnesses of one run. Those that are not given were not there. */
export interface Witnesses extends Partial<Told> {
  readonly stores: {
    readonly api: Store;
    readonly placement: Store;
    /** By cell name, cell0 included. */
    readonly cells: ReadonlyMap<string, Store>;
  };
  readonly calls?: readonly CallRecord[];
  readonly guestActs?: readonly GuestAct[];
  /** Default: 2, the super-conductor's. */
  readonly alternates?: number;
  readonly terms?: Partial<Terms>;
  /** What all of this is searched for. */
  readonly secrets?: readonly string[];
}

/** Reads the stores and joins what the witnesses tell. Rejects with StoreError where a store cannot be read. */
export async function collectHistory(witnesses: Witnesses): Promise<History> {
  const { stores, calls = null, guestActs = null, alternates, terms, secrets, ...told } = witnesses;
  const { accepted, deleted, perhapsAccepted } = acceptedByCalls({ calls });
  const snapshot = await takeSnapshot({
    ...stores,
    ...(calls ? { accepted, deleted } : {}),
    ...(guestActs ? { guests: guestsLeft(guestActs) } : {}),
    alternates,
  });
  const history: History = {
    ...{ traffic: null, deadLetters: null, queues: null, faults: null, gauges: null, texts: null, heads: [] },
    ...told,
    ...snapshot,
    ...{ calls, guestActs, perhapsAccepted, unread: [] },
    terms: { ...defaultTerms, ...terms },
  };
  return secrets ? { ...history, texts: searchHistory(history, secrets) } : history;
}

import type { CloudSnapshot } from './snapshot.ts';

/** Who tells: none of them is a component that is judged. */
export type Witness = 'W1' | 'W2' | 'W3' | 'W4' | 'W5';

/** One line of W1: a call of the API, or its end, as the load generator wrote it down. Order is position. */
export interface CallRecord {
  /** Which of the load's clients. */
  readonly process: string;
  /** Joins an `invoke` and its end. */
  readonly call: number;
  /** `ok`: it was done. `fail`: it was refused, and not done. `info`: nobody knows. */
  readonly type: 'invoke' | 'ok' | 'fail' | 'info';
  readonly action: 'boot' | 'delete' | 'show' | 'list' | 'other';
  /** Of the load generator's own monotonic clock. */
  readonly atMs: number;
  readonly project: string;
  /** Sees the servers of all projects. */
  readonly admin?: boolean;
  /** invoke of a boot. */
  readonly boot?: {
    readonly count: number;
    readonly flavorRef: string;
    readonly name: string;
    readonly key?: string;
    readonly body: string;
  };
  /** invoke of a delete or show. */
  readonly server?: string;
  /** invoke of a list that does not ask for all servers. */
  readonly filtered?: boolean;
  /** The HTTP status; 0 where nobody answered. */
  readonly status?: number;
  /** What was answered: boot, show, list. Of a boot, in the order of the launch index, without a status. */
  readonly servers?: readonly { readonly id: string; readonly name?: string; readonly status?: string }[];
  /** The text of a refusal. */
  readonly text?: string;
  /** An end: for how long meanwhile the load generator itself was not let run. */
  readonly stalledMs?: number;
  /** An end of a call that took several answers, as those of a long list: how long the slowest of them took. */
  readonly slowestMs?: number;
  /** Faults that were active from before its invoke until after its end, by id. */
  readonly during?: readonly string[];
}

/** One line of W3: a message that a broker let in. Refused ones are not there. Order is position, within a vhost. */
export interface Publication {
  readonly vhost: string;
  /** As the broker vouches for. */
  readonly user: string;
  readonly exchange: string;
  readonly routingKey: string;
  readonly kind: 'cast' | 'call' | 'reply' | 'unreadable';
  /** The broker was away just before, and let in what nobody saw once it was back. */
  readonly afterGap?: true;
  /** "cellflow.cell.v1.CellConductor/BeginBuild"; "" of a reply. */
  readonly method: string;
  readonly messageId: string;
  readonly callId: number;
  /** Of a call: where its answer goes. Of a reply: where it went. */
  readonly replyTo: string;
  /** As the message id names them. */
  readonly instanceUuid: string;
  readonly attempt: number;
}

/** A message that no service could handle, as it lies in a broker. */
export interface DeadLetter {
  readonly vhost: string;
  readonly queue: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface QueueDepth {
  readonly vhost: string;
  readonly queue: string;
  readonly ready: number;
  readonly unacked: number;
}

/** One line of W4: a fault, as whoever injected it measured it. */
export interface FaultRecord {
  readonly id: string;
  /** "kill", "freeze", "cut", "duplicate", "poison"... */
  readonly kind: string;
  /** "cell1.cell-conductor", "broker:cell1"... */
  readonly target: string;
  /** Of the injector's own monotonic clock. */
  readonly beganAtMs: number;
  /** null: it is active still. */
  readonly healedAtMs: number | null;
  /** What it did, measured before it healed. null: nothing was measured. */
  readonly effect: { readonly text: string; readonly amount: number } | null;
  /** The cell that the API level cannot reach while it lasts. */
  readonly downCell?: string;
  /** Of an attack: what was not refused. */
  readonly through?: readonly string[];
  /** Ids of the messages that it made poisonous, or of the servers whose messages it did. */
  readonly messages?: readonly string[];
}

/** Part of W4: how much of a resource was in use before the load, at most, and at rest. */
export interface Gauge {
  readonly subject: string;
  /** "rssMib", "descriptors", "channels", "queued"... */
  readonly what: string;
  readonly baseline: number;
  readonly peak: number;
  readonly rest: number;
  readonly limit: number;
  /** How far above the baseline it may rest. */
  readonly tolerance: number;
}

/** One line of W5: what a fake host wrote down. Order is position within the host. */
export interface GuestAct {
  readonly host: string;
  readonly act: 'spawn' | 'destroy';
  readonly instanceUuid: string;
  readonly attempt: number;
  /** Of the host's clock. */
  readonly atMs: number;
}

/** An entry that a ledger had during the run. */
export interface SeenEntry {
  readonly scope: string;
  readonly id: string;
  /** What it told, in words. */
  readonly text: string;
}

/** What the run was under: numbers that the invariants speak of. */
export interface Terms {
  readonly buildTimeoutMs: number;
  /** How long two guests of one server may overlap while the old one is found out. */
  readonly graceMs: number;
  /** Servers per project; null: no quota. */
  readonly quota: number | null;
}

/** Part of W4: a log, a page, a ledger... that was searched for credentials. The credentials are nowhere in a history. */
export interface SearchedText {
  /** "log of cell1.cell-conductor", "ledger of api"... */
  readonly source: string;
  /** How many lines were looked at; 0: there was nothing to look at. */
  readonly lines: number;
  /** Lines that hold a credential, which is cut out: the first ones. */
  readonly leaks: readonly { readonly line: number; readonly text: string }[];
}

/** Everything that the witnesses tell of one run. A witness that was not there is null. */
export interface History extends CloudSnapshot {
  /** W1. */
  readonly calls: readonly CallRecord[] | null;
  /** W2: scopes whose store could not be read to its end. */
  readonly unread: readonly string[];
  /** W2: entries that were seen at the end of a ledger during the run. */
  readonly heads: readonly SeenEntry[];
  /** W3. */
  readonly traffic: readonly Publication[] | null;
  readonly deadLetters: readonly DeadLetter[] | null;
  readonly queues: readonly QueueDepth[] | null;
  /** W4. */
  readonly faults: readonly FaultRecord[] | null;
  readonly gauges: readonly Gauge[] | null;
  /** W5. */
  readonly guestActs: readonly GuestAct[] | null;
  readonly texts: readonly SearchedText[] | null;
  readonly terms: Terms;
}

/** Ten times what a compute needs to hear that its build is lost. */
const graceMs = 10_000;

export const defaultTerms: Terms = { buildTimeoutMs: 60_000, graceMs, quota: null };

/** A history of which only the stores, and what the snapshot says of guests and load, are known. */
export const historyOf = (snapshot: CloudSnapshot): History => ({
  ...snapshot,
  calls: null,
  unread: [],
  heads: [],
  traffic: null,
  deadLetters: null,
  queues: null,
  faults: null,
  gauges: null,
  guestActs: null,
  texts: null,
  terms: defaultTerms,
});

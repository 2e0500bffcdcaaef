import type { AcceptedRequest, CallRecord } from '@cellflow/checker';
import { RestError } from '@cellflow/stack';
import type { Clock } from '@cellflow/platform';

type Boot = NonNullable<CallRecord['boot']>;
type Answered = NonNullable<CallRecord['servers']>;

/** What a call asks. */
export interface Ask {
  readonly process: string;
  readonly action: CallRecord['action'];
  readonly boot?: Boot;
  readonly server?: string;
  readonly filtered?: boolean;
}

/** How it ended. */
export type End<T> =
  { readonly type: 'ok'; readonly value: T } | { readonly type: 'fail' | 'info'; readonly status: number };

export interface CallLogOptions {
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly project: string;
  /** Ids of the faults that are active now. */
  readonly active: () => readonly string[];
}

/** Whether a refusal may still have been carried out: the API lost whoever it asked on the way. */
const perhapsDone = (status: number) => status === 0 || status >= 500;

/** The load generator's own record of every call. Its order is the order in which things happened to the client. */
export class CallLog {
  readonly records: CallRecord[] = [];
  private calls = 0;
  private readonly options: CallLogOptions;

  constructor(options: CallLogOptions) {
    this.options = options;
  }

  /**
   * Makes a call and writes down its beginning and its end. An answer that refuses is `fail`; none at all is `info`:
   * nobody knows whether it was done.
   */
  async make<T>(
    ask: Ask,
    act: () => Promise<T>,
    seen: (value: T) => { readonly status: number; readonly servers?: Answered },
  ): Promise<End<T>> {
    const call = ++this.calls;
    const common = { process: ask.process, call, action: ask.action, server: ask.server };
    this.write({ ...common, type: 'invoke', boot: ask.boot, filtered: ask.filtered });
    try {
      const value = await act();
      this.write({ ...common, type: 'ok', ...seen(value) });
      return { type: 'ok', value };
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      const type = error.status === 0 ? 'info' : 'fail';
      this.write({ ...common, type, status: error.status, text: error.message });
      return { type, status: error.status };
    }
  }

  /** Every boot that was accepted, once per idempotency key. */
  accepted(): AcceptedRequest[] {
    const boots = this.boots();
    return [...boots.values()].flatMap(({ boot, ids }) =>
      ids ? [{ instanceUuids: ids, count: boot.count, flavorRef: boot.flavorRef }] : [],
    );
  }

  /** Servers that boots of unknown outcome may have made. */
  perhapsAccepted(): number {
    return [...this.boots().values()].reduce(
      (sum, { boot, ids, perhaps }) => sum + (!ids && perhaps ? boot.count : 0),
      0,
    );
  }

  /** Servers whose delete was accepted. */
  deleted(): string[] {
    const found = this.records.flatMap(({ action, type, server }) =>
      action === 'delete' && type === 'ok' && server ? [server] : [],
    );
    return [...new Set(found)];
  }

  private boots(): Map<string, { boot: Boot; ids: readonly string[] | null; perhaps: boolean }> {
    const byKey = new Map<string, { boot: Boot; ids: readonly string[] | null; perhaps: boolean }>();
    const keyOf = new Map<number, string>();
    for (const { call, type, boot, servers, status } of this.records) {
      if (boot) {
        const key = boot.key ?? `call ${call}`;
        keyOf.set(call, key);
        if (!byKey.has(key)) byKey.set(key, { boot, ids: null, perhaps: false });
      }
      const entry = byKey.get(keyOf.get(call) ?? '');
      if (!entry || type === 'invoke') continue;
      if (type === 'ok') entry.ids = (servers ?? []).map(({ id }) => id);
      else if (perhapsDone(status ?? 0)) entry.perhaps = true;
    }
    return byKey;
  }

  private write(
    record: Pick<CallRecord, 'process' | 'call' | 'type' | 'action'> & Partial<CallRecord>,
  ): void {
    const { clock, project, active } = this.options;
    const during = active();
    const whole = { ...record, project, admin: true, atMs: clock.monotonic() };
    this.records.push(during.length > 0 ? { ...whole, during } : whole);
  }
}

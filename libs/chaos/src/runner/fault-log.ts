import type { FaultRecord } from '@cellflow/checker';
import type { Clock } from '@cellflow/platform';
import type { ChaosCloud } from '../cloud/index.ts';
import type { AnyFaultKind } from '../fault.ts';
import type { Keeper, Lease } from '../leases/index.ts';
import type { PlannedFault } from '../scenario/index.ts';
import { aimOf } from './aim.ts';
import { aimsAtServer, fillIn } from './fill-in.ts';
import type { AtStep } from './fill-in.ts';

/** Where a fault of a run stands. */
export interface FaultState {
  readonly id: string;
  readonly text: string;
  readonly state: 'waits' | 'active' | 'healed' | 'failed';
  /** What it has done; why it could not be done. */
  readonly effect: string;
}

export interface FaultLogOptions {
  readonly cloud: ChaosCloud;
  readonly keeper: Keeper;
  readonly kinds: readonly AnyFaultKind[];
  readonly clock: Clock;
  /** Ids of the active ones: the load writes them down with its calls. */
  readonly active: Set<string>;
  tell(state: FaultState): void;
  /** A fault is healed: what was started anew has forgotten what was armed. */
  healed(): Promise<void>;
}

/** How long after its end a fault may take to heal. */
const lateMs = 30_000;

interface Entry {
  readonly planned: PlannedFault;
  record: FaultRecord | null;
  lease: Lease | null;
  /** Resolves when it is healed and its effect is known. */
  ending: Promise<void> | null;
  why: string;
}

/** W4: the faults of one run, each a lease, with what they were measured to do. */
export class FaultLog {
  private readonly entries: readonly Entry[];
  private readonly options: FaultLogOptions;

  constructor(planned: readonly PlannedFault[], options: FaultLogOptions) {
    this.options = options;
    this.entries = planned.map((each) => ({
      planned: each,
      record: null,
      lease: null,
      ending: null,
      why: '',
    }));
  }

  /** Injects a fault, and heals it when its time is up. `standing`: who is at the step at which it happens. */
  async begin(id: string, standing: AtStep | null = null): Promise<void> {
    const entry = this.entries.find(({ planned }) => planned.id === id)!;
    const { cloud, keeper, kinds, clock, active } = this.options;
    const { act, healMs } = entry.planned;
    const kind = kinds.find((each) => each.kind === act.kind)!;
    const parameters = fillIn(act.parameters, standing);
    const { target, downCell } = aimOf(cloud, kind, parameters, act.text);
    // Calls that the fault strikes must know it, so it counts from before it is on.
    active.add(id);
    entry.record = {
      ...{ id, kind: act.kind, target, beganAtMs: clock.monotonic(), healedAtMs: null, effect: null },
      ...(downCell === undefined ? {} : { downCell }),
      ...(standing?.instance && aimsAtServer(act.parameters) ? { messages: [standing.instance] } : {}),
    };
    try {
      const lease = await keeper.grant(kind, parameters, healMs);
      entry.lease = lease;
      this.tell(entry, 'active', '');
      entry.ending = lease.healed.then(() => this.finish(entry, lease));
    } catch (error) {
      active.delete(id);
      entry.why = error instanceof Error ? error.message : String(error);
      entry.record = { ...entry.record, healedAtMs: clock.monotonic() };
      this.tell(entry, 'failed', entry.why);
    }
  }

  /** Faults that wait for their moment, or are active. */
  open(): { readonly waiting: number; readonly active: number } {
    return {
      waiting: this.entries.filter(({ record }) => !record).length,
      active: this.entries.filter(({ record, lease }) => record?.healedAtMs === null && !this.isLate(lease))
        .length,
    };
  }

  /** Its time was up long ago, and it does not heal. */
  private isLate(lease: Lease | null): boolean {
    return lease !== null && this.options.clock.now() > lease.untilMs + lateMs;
  }

  /** Heals everything now; resolves when its effect is known. */
  async healAll(): Promise<void> {
    for (const entry of this.entries) {
      if (!entry.lease?.on()) continue;
      await entry.lease.heal().catch((error: unknown) => void (entry.why = `not healed: ${String(error)}`));
    }
    await Promise.all(this.entries.flatMap(({ ending, why }) => (ending && !why ? [ending] : [])));
  }

  /** W4. A fault whose moment never came is there without an effect. */
  records(): FaultRecord[] {
    const now = this.options.clock.monotonic();
    return this.entries.map(
      ({ planned: { id, act, text }, record }) =>
        record ?? { id, kind: act.kind, target: text, beganAtMs: now, healedAtMs: now, effect: null },
    );
  }

  /** Where every fault stands now. */
  states(): FaultState[] {
    return this.entries.map((entry) => {
      const { record, why } = entry;
      const state = !record ? 'waits' : why ? 'failed' : record.healedAtMs === null ? 'active' : 'healed';
      const effect = why || record?.effect?.text || (record ? '' : 'its moment has not come');
      return { id: entry.planned.id, text: entry.planned.text, state, effect };
    });
  }

  private async finish(entry: Entry, lease: Lease): Promise<void> {
    const { clock, active, healed } = this.options;
    const effect = await lease.effect().catch(() => null);
    const measured = effect?.bit ? { text: effect.text, amount: Math.max(1, effect.measure) } : null;
    const { through = [] } = effect ?? {};
    entry.record = {
      ...{ ...entry.record!, healedAtMs: clock.monotonic(), effect: measured },
      ...(through.length > 0 ? { through } : {}),
    };
    active.delete(entry.planned.id);
    this.tell(entry, 'healed', effect?.text ?? 'nothing was hit');
    await healed();
  }

  private tell({ planned: { id, text } }: Entry, state: FaultState['state'], effect: string): void {
    this.options.tell({ id, text, state, effect });
  }
}

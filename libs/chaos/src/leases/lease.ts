import type { Cancel } from '@cellflow/platform';
import type { ChaosCloud } from '../cloud/chaos-cloud.ts';
import type { ActiveFault, AnyFaultKind } from '../fault.ts';
import type { LeaseRecord } from './journal.ts';
import type { Lease } from './keeper.ts';
import { applyRemedy } from './remedies/index.ts';
import type { Remedy, Undo } from './remedy.ts';

export interface HeldLease extends Lease {
  /** Rejects where the fault cannot be injected, when what was done of it is undone. */
  inject(): Promise<void>;
  /** As it stands in the journal. */
  record(): LeaseRecord;
}

/** One fault with its end. `save` writes the journal; it is called whenever what `record` says changes. */
export function openLease(options: {
  cloud: ChaosCloud;
  kind: AnyFaultKind;
  parameters: unknown;
  ttlMs: number;
  save: () => void;
}): HeldLease {
  const { cloud, kind, parameters, ttlMs, save } = options;
  const { clock, ids, logger } = cloud.platform;
  const id = ids.hex(4);
  const text = JSON.stringify(parameters ?? {});
  const untilMs = clock.now() + ttlMs;
  const remedies = new Map<string, Remedy>();
  let fault: ActiveFault | null = null;
  let state: 'on' | 'over' = 'on';
  let healing: Promise<void> | null = null;
  let cancel: Cancel = () => undefined;
  let tellHealed: () => void = () => undefined;
  const healed = new Promise<void>((resolve) => (tellHealed = resolve));

  const undo: Undo = {
    note(remedy) {
      const noteId = ids.hex(4);
      remedies.set(noteId, remedy);
      save();
      return {
        settle() {
          if (remedies.delete(noteId) && state === 'on') save();
        },
      };
    },
  };
  const applyAll = async () => {
    for (const [noteId, remedy] of [...remedies].reverse()) {
      await applyRemedy(remedy);
      remedies.delete(noteId);
    }
  };
  const end = () => {
    state = 'over';
    cancel();
    save();
    tellHealed();
  };
  const healOnce = async () => {
    await fault?.heal().catch(async (error: unknown) => {
      // The second way, which a stranger would take; the fault is told as it is where there is none.
      if (remedies.size === 0) throw error;
      logger.warn({ err: error, kind: kind.kind }, 'a fault did not heal by itself');
      await applyAll();
    });
    await applyAll();
    end();
  };
  const heal = (): Promise<void> => {
    if (state === 'over') return Promise.resolve();
    healing ??= healOnce().finally(() => (healing = null));
    return healing;
  };

  return {
    ...{ id, kind: kind.kind, text, untilMs, heal, healed },
    on: () => state === 'on',
    effect: async () => (fault ? fault.effect() : { bit: false, measure: 0, text: 'not injected' }),
    record: () => ({
      ...{ id, kind: kind.kind, text, untilMs },
      remedies: [...remedies].map(([noteId, remedy]) => ({ id: noteId, remedy })),
    }),
    async inject() {
      save();
      try {
        fault = await kind.inject({ ...cloud, undo }, parameters);
      } catch (error) {
        await applyAll();
        end();
        throw error;
      }
      cancel = clock.after(ttlMs, () => {
        heal().catch((error: unknown) =>
          logger.error({ err: error, kind: kind.kind }, 'a fault does not heal'),
        );
      });
    },
  };
}

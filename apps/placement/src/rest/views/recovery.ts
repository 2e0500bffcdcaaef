import { awaited } from '../../recovery/awaited.ts';
import type { Engine } from '../../placement-engine.ts';

/** Whether placement is recovering, and from what; `awaited`: what it still waits for, in words. */
export function viewRecovery({ memory, gate, platform }: Engine) {
  const { recovery } = memory;
  const reason = gate.reason();
  const under = recovery && recovery.endedAtMs === 0 ? recovery : null;
  return {
    recovering: reason !== null,
    reason,
    last: recovery && {
      uuid: recovery.uuid,
      reason: recovery.reason,
      began_at: new Date(Number(recovery.beganAtMs)).toISOString(),
      ended_at: under ? null : new Date(Number(recovery.endedAtMs)).toISOString(),
      cells: recovery.cells,
      reported: recovery.reports.map(({ cell }) => cell),
    },
    awaited: under ? awaited(under, memory.graph, platform.clock.now()) : [],
  };
}

/** Somebody who needs a seat of its own: one of its options, from an index on. */
export interface Seeker {
  readonly options: readonly number[];
  readonly from: number;
}

/** Whether all seekers can be seated at once, each on a free seat of its own: a bipartite matching, by Kuhn. */
export function canSeat(seekers: readonly Seeker[], held: Uint8Array): boolean {
  const sitting = new Int32Array(held.length).fill(-1);
  for (let seeker = 0; seeker < seekers.length; seeker += 1) {
    if (!seat(seekers, seeker, { held, sitting, tried: new Uint8Array(held.length) })) return false;
  }
  return true;
}

function seat(
  seekers: readonly Seeker[],
  seeker: number,
  room: { held: Uint8Array; sitting: Int32Array; tried: Uint8Array },
): boolean {
  const { options, from } = seekers[seeker] as Seeker;
  for (let at = from; at < options.length; at += 1) {
    const option = options[at] as number;
    if (room.held[option] === 1 || room.tried[option] === 1) continue;
    room.tried[option] = 1;
    const before = room.sitting[option] as number;
    if (before < 0 || seat(seekers, before, room)) {
      room.sitting[option] = seeker;
      return true;
    }
  }
  return false;
}

/** Somebody who needs a seat: at one of its options, from an index on. */
export interface Seeker {
  readonly options: readonly number[];
  readonly from: number;
}

/** Whether all seekers can be seated at once, each place having so many seats: a bipartite matching, by Kuhn. */
export function canSeat(seekers: readonly Seeker[], seatsAt: (option: number) => number): boolean {
  const sitting = new Map<number, number[]>();
  return seekers.every((_, seeker) => seat(seekers, seeker, { seatsAt, sitting, tried: new Set() }));
}

function seat(
  seekers: readonly Seeker[],
  seeker: number,
  room: { seatsAt: (option: number) => number; sitting: Map<number, number[]>; tried: Set<number> },
): boolean {
  const { options, from } = seekers[seeker] as Seeker;
  for (let at = from; at < options.length; at += 1) {
    const option = options[at] as number;
    if (room.tried.has(option)) continue;
    room.tried.add(option);
    const there = room.sitting.get(option) ?? [];
    if (there.length < room.seatsAt(option)) {
      room.sitting.set(option, [...there, seeker]);
      return true;
    }
    // Somebody who sits there may find another seat.
    const movable = there.findIndex((other) => seat(seekers, other, room));
    if (movable >= 0) {
      there[movable] = seeker;
      return true;
    }
  }
  return false;
}

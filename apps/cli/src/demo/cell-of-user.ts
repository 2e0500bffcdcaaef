/** The cell that a broker user belongs to, or null where it belongs to none: "cell1-conductor" is of cell1. */
export const cellOfUser = (user: string): string | null =>
  /^(cell\d+)-(?:conductor|compute)$/.exec(user)?.[1] ?? null;

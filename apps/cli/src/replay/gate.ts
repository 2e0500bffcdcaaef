/** Lets at most `size` through at a time, in the order of asking. */
export interface Gate {
  /** Resolves when there is room; `leave` makes room again. */
  enter(): Promise<void>;
  leave(): void;
}

export function createGate(size: number): Gate {
  let room = size;
  const queue: (() => void)[] = [];
  return {
    enter() {
      if (room > 0) {
        room--;
        return Promise.resolve();
      }
      return new Promise((resolve) => queue.push(resolve));
    },
    leave() {
      const next = queue.shift();
      if (next) next();
      else room++;
    },
  };
}

/** Lets a number of builds run at once; the others wait in the order they came. Nova's max_concurrent_builds. */
export class Slots {
  private free: number;
  private readonly waiting = new Set<() => void>();

  constructor(count: number) {
    this.free = count;
  }

  /** Resolves when a slot is taken; rejects with the signal's reason. */
  take(signal: AbortSignal): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const admit = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.waiting.delete(admit);
        reject(signal.reason as Error);
      };
      if (signal.aborted) return reject(signal.reason as Error);
      this.waiting.add(admit);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  give(): void {
    for (const admit of this.waiting) {
      this.waiting.delete(admit);
      return admit();
    }
    this.free += 1;
  }
}

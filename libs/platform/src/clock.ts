/** Stops a timer. Calling it again does nothing. */
export type Cancel = () => void;

/**
 * The only source of time. Services, libraries and domain code take it as an argument, so that the same code runs
 * in real time, in tests and in a simulator.
 */
export interface Clock {
  /** Wall clock, ms since the epoch. For records and people; never for measuring. */
  now(): number;
  /** Monotonic, ms. For deadlines and durations. */
  monotonic(): number;
  /** Runs `act` once after `ms`. */
  after(ms: number, act: () => void): Cancel;
  /** Runs `act` every `ms` until cancelled. */
  every(ms: number, act: () => void): Cancel;
  /** Runs `act` at the end of the current event-loop turn. */
  defer(act: () => void): void;
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  every(ms, act) {
    const timer = setInterval(act, ms);
    return () => clearInterval(timer);
  },
  defer: (act) => void setImmediate(act),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};

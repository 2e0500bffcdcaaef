/** A fault that cannot be injected as it was asked for. The message says why. */
export class ChaosError extends Error {
  override readonly name = 'ChaosError';
}

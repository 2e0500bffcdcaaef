import type { FailpointStatus } from '@cellflow/failpoints';
import { ChaosError } from '../chaos-error.ts';

/** The failpoints of one service that runs, over its health port. Every function rejects while it is down. */
export interface FailpointDoor {
  /** Replaces what is armed, for `ttlMs`. Rejects with ChaosError where the service does not take the text. */
  arm(text: string, ttlMs: number): Promise<FailpointStatus>;
  disarm(): Promise<FailpointStatus>;
  status(): Promise<FailpointStatus>;
}

const timeoutMs = 5000;

/** `healthUrl`: "http://127.0.0.1:12345". The door is there only where the service was started with CELLFLOW_FAULTS=1. */
export function failpointDoor(healthUrl: string): FailpointDoor {
  const ask = async (method: string, query = '', body?: string) => {
    const response = await fetch(`${healthUrl}/failpoints${query}`, {
      ...{ method, body, signal: AbortSignal.timeout(timeoutMs) },
    });
    const answer = (await response.json()) as FailpointStatus & { readonly error?: string };
    if (!response.ok) throw new ChaosError(`failpoints at ${healthUrl}: ${answer.error ?? response.status}`);
    return answer;
  };
  return {
    arm: (text, ttlMs) => ask('PUT', `?ttlMs=${Math.ceil(ttlMs)}`, text),
    disarm: () => ask('DELETE'),
    status: () => ask('GET'),
  };
}

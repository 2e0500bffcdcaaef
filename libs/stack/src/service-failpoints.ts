import type { FailpointStatus } from '@cellflow/failpoints';
import { StackError } from './cells.ts';

/** The failpoints of one replica of one service. Rejects with StackError where it is down, or refuses. */
export interface ServiceFailpoints {
  /** Replaces what is armed, for `ttlMs` or until it is disarmed, or the service ends. */
  arm(text: string, ttlMs?: number): Promise<FailpointStatus>;
  disarm(): Promise<FailpointStatus>;
  /** What is armed, or was last, and the hits so far. */
  status(): Promise<FailpointStatus>;
  /** The same of one of several who arm points side by side: what each arms leaves that of the others as it is. */
  heldBy(holder: string): ServiceFailpoints;
}

const timeoutMs = 5000;

/** The failpoints of a process, by its health endpoint, "http://127.0.0.1:8080". */
export function connectFailpoints(healthUrl: string, id: string, holder?: string): ServiceFailpoints {
  async function ask(
    method: string,
    more: Record<string, string> = {},
    body?: string,
  ): Promise<FailpointStatus> {
    let response: Response;
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const query = new URLSearchParams({ ...more, ...(holder === undefined ? {} : { holder }) });
      response = await fetch(`${healthUrl}/failpoints?${query}`, { method, body, signal });
    } catch (cause) {
      throw new StackError(`${id} does not answer at ${healthUrl}`, { cause });
    }
    const answer = (await response.json()) as FailpointStatus & { readonly error?: string };
    if (response.status === 404) throw new StackError(`${id} was not started with CELLFLOW_FAULTS=1`);
    if (!response.ok) throw new StackError(`${id}: ${answer.error ?? `answered ${response.status}`}`);
    return answer;
  }
  return {
    arm: (text, ttlMs) => ask('PUT', ttlMs === undefined ? {} : { ttlMs: String(ttlMs) }, text),
    disarm: () => ask('DELETE'),
    status: () => ask('GET'),
    heldBy: (other) => connectFailpoints(healthUrl, id, other),
  };
}

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

/** Asks the health port of a service. Rejects where it does not answer. */
export type AskService = (
  method: string,
  path: string,
  body?: string,
) => Promise<{ readonly status: number; readonly body: string }>;

const timeoutMs = 5000;

/** The failpoints of a process, by its health endpoint, "http://127.0.0.1:8080". */
export const connectFailpoints = (healthUrl: string, id: string): ServiceFailpoints =>
  failpointsThrough(async (method, path, body) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(healthUrl + path, { method, body, signal });
    return { status: response.status, body: await response.text() };
  }, `${id} at ${healthUrl}`);

/** `who`: for the messages of errors. */
export function failpointsThrough(askService: AskService, who: string, holder?: string): ServiceFailpoints {
  async function ask(
    method: string,
    more: Record<string, string> = {},
    body?: string,
  ): Promise<FailpointStatus> {
    const query = new URLSearchParams({ ...more, ...(holder === undefined ? {} : { holder }) });
    const answer = await askService(method, `/failpoints?${query}`, body).catch((cause: unknown) => {
      throw new StackError(`${who} does not answer`, { cause });
    });
    if (answer.status === 404) throw new StackError(`${who} was not started with CELLFLOW_FAULTS=1`);
    const said = JSON.parse(answer.body) as FailpointStatus & { readonly error?: string };
    if (answer.status >= 400) throw new StackError(`${who}: ${said.error ?? `answered ${answer.status}`}`);
    return said;
  }
  return {
    arm: (text, ttlMs) => ask('PUT', ttlMs === undefined ? {} : { ttlMs: String(ttlMs) }, text),
    disarm: () => ask('DELETE'),
    status: () => ask('GET'),
    heldBy: (other) => failpointsThrough(askService, who, other),
  };
}

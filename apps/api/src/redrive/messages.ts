import { BuildRequest } from '@cellflow/contracts-global';
import { splitRequest } from '../servers/split.ts';
import type { Stuck } from './stuck.ts';

/**
 * Puts stuck servers together as they were sent: by request, in their order, split where the first messages were. So a
 * message that was lost as a whole is sent again under the id it had.
 */
export function toMessages(stuck: readonly Stuck[]): Stuck[][] {
  const byRequest = new Map<string, Stuck[]>();
  for (const each of stuck) {
    // What was tried as often goes on together: one commit, one message.
    const key = `${requestIdOf(each.request)}\0${each.request.redrives}`;
    byRequest.set(key, [...(byRequest.get(key) ?? []), each]);
  }
  return [...byRequest.values()].flatMap((group) => {
    const ordered = group.toSorted((a, b) => launchIndexOf(a) - launchIndexOf(b));
    return splitRequest(ordered.map(sizeAtFirst)).map(({ from, to }) => ordered.slice(from, to));
  });
}

export const requestIdOf = ({ instance }: BuildRequest): string => instance?.requestSpec?.requestId ?? '';

const launchIndexOf = ({ request }: Stuck): number => request.instance?.launchIndex ?? 0;

const sizeAtFirst = ({ request }: Stuck): number =>
  BuildRequest.encode(BuildRequest.create({ ...request, redrives: 0, redrivenAtMs: 0 })).length;

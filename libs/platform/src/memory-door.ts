import type { ServerResponse } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Found when it is asked for first: a flag that is set late counts for the contexts that come after it. */
function findCollect(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
let collect: (() => void) | null = null;

/**
 * `GET /memory`: collects all garbage, gives back to the system what that has freed, and answers with what is left, in
 * bytes. V8 alone gives memory back when it likes: whoever looks for a leak asks here first.
 */
export function answerMemory(response: ServerResponse): void {
  collect ??= findCollect();
  collect();
  // What the first one has found is swept when the second one begins.
  collect();
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(process.memoryUsage()));
}

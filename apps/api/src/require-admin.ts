import type { Call } from './call.ts';
import { forbidden } from './errors.ts';

/** Throws 403 naming the policy, unless an admin asks. */
export function requireAdmin(call: Pick<Call, 'identity'>, policy: string): void {
  if (!call.identity.isAdmin) throw forbidden(`Policy does not allow ${policy} to be performed.`);
}

import type { Call } from '../call.ts';
import type { Viewer } from './server.ts';

export const viewerOf = (call: Call): Viewer => ({
  minor: call.minor,
  origin: call.origin,
  isAdmin: call.identity.isAdmin,
});

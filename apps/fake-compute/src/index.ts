export type { FakeComputeConfig } from './config.ts';
export { openFileGuestLog } from './guest-log/file-guest-log.ts';
export { runningGuests } from './guest-log/guest-log.ts';
export type { GuestLog, GuestRecord } from './guest-log/guest-log.ts';
export { createMemoryGuestLog } from './guest-log/memory-guest-log.ts';
export { providerUuid } from './register.ts';
export { startFakeCompute } from './service.ts';
export type { FakeComputeDeps } from './service.ts';

import { Instance } from '@cellflow/contracts-common';
import { taskStates, vmStates } from '@cellflow/domain';

/** The record a deleted server leaves: it names its last host, holds no lease and waits for nothing. `atMs`: now. */
export const deletedInstance = (instance: Instance, atMs: number): Instance =>
  Instance.create({
    ...instance,
    vmState: vmStates.deleted,
    taskState: taskStates.none,
    leaseExpiresAtMs: 0,
    updatedAtMs: atMs,
    deletedAtMs: atMs,
  });

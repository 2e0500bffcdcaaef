import type { Instance, LedgerEvent } from '@cellflow/contracts-common';
import { Instance as InstanceCodec } from '@cellflow/contracts-common';
import { mergeHistories, readHistory, storesOf } from '@cellflow/stack';
import type { Stack } from '@cellflow/stack';
import { cellKeys } from '@cellflow/store';
import { z } from 'zod';

const text = z.string().default('');
const count = z.number().default(0);
const failure = z.object({ code: text, message: text }).nullish();

const entry = z.object({
  scope: z.string(),
  id: z.string(),
  type: z.string(),
  atMs: count,
  actor: text,
  requestId: text,
  attempt: count,
  host: text,
  cell: text,
  fromState: text,
  toState: text,
  reason: text,
  detail: z.record(z.string(), z.string()).default({}),
  resources: z.array(z.object({ resourceClass: z.string(), amount: z.number() })).default([]),
});

/** One line of a server's history. */
export type StoryEntry = z.infer<typeof entry>;

const server = z.object({
  name: text,
  cell: text,
  vmState: text,
  taskState: text,
  host: text,
  zone: text,
  attempt: count,
  maxAttempts: count,
  alternates: z.array(z.string()).default([]),
  tried: z.array(z.object({ host: text, attempt: count, failure })).default([]),
  fault: z.object({ code: count, message: text }).nullish(),
});

export const storySchema = z.object({
  instanceUuid: z.string(),
  server: server.nullable(),
  events: z.array(entry),
});

/** What the stores remember of one server: its record and its history over all scopes, in order. */
export type Story = z.infer<typeof storySchema>;

/** Reads the story of a server from the stores of a cloud. No events: nobody knows it. */
export async function readStory(stack: Pick<Stack, 'stores'>, instanceUuid: string): Promise<Story> {
  const stores = storesOf(stack);
  const histories = await Promise.all(stores.map((each) => readHistory(each, instanceUuid)));
  const events = mergeHistories(histories).map(({ scope, id, event }) => toEntry(scope, id, event));
  for (const store of stack.stores.cells.values()) {
    const record = await store.get(cellKeys.instance(instanceUuid));
    if (record) return { instanceUuid, server: toServer(InstanceCodec.decode(record.value)), events };
  }
  return { instanceUuid, server: null, events };
}

export const toEntry = (scope: string, id: string, event: LedgerEvent): StoryEntry => ({
  scope,
  id,
  type: event.type,
  atMs: event.atMs,
  actor: event.actor,
  requestId: event.requestId,
  attempt: event.attempt,
  host: event.host,
  cell: event.cell,
  fromState: event.fromState,
  toState: event.toState,
  reason: event.reason,
  detail: { ...event.detail },
  resources: event.allocations.flatMap(({ resources }) =>
    resources.map(({ resourceClass, amount }) => ({ resourceClass, amount })),
  ),
});

function toServer(instance: Instance): Story['server'] {
  return {
    name: instance.displayName,
    cell: instance.cell,
    vmState: instance.vmState,
    taskState: instance.taskState,
    host: instance.host,
    zone: instance.availabilityZone,
    attempt: instance.attempt,
    maxAttempts: instance.maxAttempts,
    alternates: instance.hostList.map(({ host }) => host),
    tried: instance.failures.map(({ host, attempt, failure: why }) => ({
      host,
      attempt,
      failure: why && { code: why.code, message: why.message },
    })),
    fault: instance.fault && { code: instance.fault.code, message: instance.fault.message },
  };
}

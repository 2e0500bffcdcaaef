import { createHash } from 'node:crypto';
import { newContext, retrying } from '@cellflow/rpc';
import type { Host } from './host.ts';
import type { Work } from './work.ts';

/** Hosts being registered at once. */
const concurrency = 64;

/** Tells placement of every host's inventory, traits and zone, until it has heard of all. */
export async function registerHosts(work: Work, signal: AbortSignal): Promise<void> {
  const hosts = work.hosts.values();
  const worker = async () => {
    for (const host of hosts) await registerHost(work, host, signal);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

async function registerHost(work: Work, host: Host, signal: AbortSignal): Promise<void> {
  const { cell } = work.config;
  const { name, inventory, traits, availabilityZone } = host.profile;
  const context = newContext(work.platform.ids);
  const request = {
    uuid: providerUuid(cell, name),
    name,
    cell,
    availabilityZone,
    inventories: inventory.map((entry) => ({ ...entry })),
    traits: [...traits],
  };
  await retrying(
    () =>
      work.placement.updateProvider(request, { context, messageId: `${context.requestId}:${name}:provider` }),
    { platform: work.platform, signal, message: `registration of ${name}` },
  );
}

/** The provider of a host has one UUID for ever: version 5 in form, from the names of cell and host. */
export function providerUuid(cell: string, host: string): string {
  const hex = createHash('sha1').update(`cellflow:${cell}:${host}`).digest('hex');
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

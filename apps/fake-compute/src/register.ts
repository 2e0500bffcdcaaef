import { createHash } from 'node:crypto';
import { newContext, retrying } from '@cellflow/rpc';
import type { Host } from './host.ts';
import { keepDoing } from './keep-doing.ts';
import type { Work } from './work.ts';

/** Hosts being registered at once. */
const concurrency = 64;

/**
 * Tells placement of every host's inventory, traits and zone, until it has heard of all. Resolves with the last recovery
 * of placement's store that it spoke of while it was told.
 */
export async function registerHosts(work: Work, signal: AbortSignal): Promise<string> {
  const hosts = work.hosts.values();
  const recoveries = new Set<string>();
  const worker = async () => {
    for (const host of hosts) recoveries.add(await registerHost(work, host, signal));
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  // One that began meanwhile makes all of it doubtful.
  return recoveries.size > 1 ? unsure : ([...recoveries][0] ?? '');
}

const unsure = 'unsure';

/**
 * Goes on telling of one host, and of all of them again where placement's store lost something since. `known`: what
 * `registerHosts` resolved with.
 */
export function keepRegistered(work: Work, known: string, signal: AbortSignal): () => void {
  const [first] = work.hosts.values();
  let recovery = known;
  const tell = async () => {
    if (!first || (await registerHost(work, first, signal)) === recovery) return;
    recovery = await registerHosts(work, signal);
  };
  return keepDoing(
    { clock: work.platform.clock, everyMs: work.config.registerEveryMs ?? 1000 },
    tell,
    (error) => {
      if (!signal.aborted)
        work.platform.logger.warn({ err: error }, 'placement could not be told of the hosts');
    },
  );
}

/** Resolves with the last recovery that placement speaks of. */
async function registerHost(work: Work, host: Host, signal: AbortSignal): Promise<string> {
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
  const { recovery } = await retrying(
    () =>
      work.placement.updateProvider(request, { context, messageId: `${context.requestId}:${name}:provider` }),
    { platform: work.platform, signal, message: `registration of ${name}` },
  );
  return recovery;
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

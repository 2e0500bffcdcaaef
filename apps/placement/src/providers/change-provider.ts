import type { Init } from '@cellflow/contracts-common';
import { ProviderRecord } from '@cellflow/contracts-placement';
import type { Origin } from '../acts/asker.ts';
import { concurrentUpdate, notFound } from '../errors.ts';
import type { View } from '../writer/view.ts';

export const noProvider = (uuid: string) => notFound(`No resource provider with uuid ${uuid} found`);

/** Throws 404. */
export function requireProvider(view: View, uuid: string): ProviderRecord {
  const provider = view.provider(uuid);
  if (!provider) throw noProvider(uuid);
  return provider;
}

/** The provider at the generation that its writer last saw; null takes any. Throws 404 and 409. */
export function requireGeneration(view: View, uuid: string, generation: number | null): ProviderRecord {
  const provider = requireProvider(view, uuid);
  if (generation === null || generation === provider.generation) return provider;
  throw concurrentUpdate(
    `resource provider generation conflict for provider ${uuid}: actual: ${provider.generation}, given: ${generation}. Resource provider's generation already changed. Please update the generation and try again.`,
  );
}

interface Change {
  /** What the ledger says was done: "provider.updated". */
  readonly type: string;
  readonly fields: Init<ProviderRecord>;
  /** True: its next generation. */
  readonly bump: boolean;
  readonly origin: Origin;
}

/** Writes a provider with some fields changed, and tells so. Returns it as it is now. */
export function changeProvider(view: View, before: ProviderRecord, change: Change): ProviderRecord {
  const { type, fields, bump, origin } = change;
  const after = ProviderRecord.create({
    ...before,
    ...fields,
    generation: before.generation + (bump ? 1 : 0),
    updatedAtMs: origin.atMs,
  });
  view.put('provider', after);
  tellOfProvider(view, after, { type, origin });
  return after;
}

/** Leaves an entry about a provider in the ledger. */
export function tellOfProvider(
  view: View,
  provider: ProviderRecord,
  { type, origin }: { readonly type: string; readonly origin: Origin },
): void {
  view.event({
    ...origin,
    type,
    host: provider.name,
    cell: provider.cell,
    detail: { provider_uuid: provider.uuid, generation: String(provider.generation) },
  });
}

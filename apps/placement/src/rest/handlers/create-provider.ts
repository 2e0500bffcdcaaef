import { originOf } from '../../acts/asker.ts';
import { createProviderAct } from '../../acts/create-provider.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { providerBodies } from '../inputs/provider-body.ts';
import { readBody } from '../json-body.ts';
import { modifiedOf, providerPath, showProvider } from '../views/provider.ts';

/** The first minor version that answers with the provider. */
const bodySince = 20;

/** POST /resource_providers. */
export async function createProvider(
  { body, minor, requestId }: Call,
  { writer, memory, platform }: Engine,
): Promise<Answer> {
  const given = readBody(providerBodies(minor).create, body);
  const wanted = {
    uuid: given.uuid ?? platform.ids.uuid(),
    name: given.name,
    parentUuid: given.parent_provider_uuid ?? null,
  };
  const provider = await writer.perform(createProviderAct(wanted, originOf({ requestId }, platform), memory));
  const headers = { location: providerPath(provider.uuid) };
  if (minor < bodySince) return { status: 201, headers };
  return { status: 200, headers, body: showProvider(provider, minor), lastModifiedMs: modifiedOf(provider) };
}

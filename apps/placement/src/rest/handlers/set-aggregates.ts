import { originOf } from '../../acts/asker.ts';
import { setAggregatesAct } from '../../acts/set-aggregates.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { aggregateGenerationSince, aggregatesBody, aggregatesList } from '../inputs/quality-bodies.ts';
import { readProviderBody } from '../known-provider.ts';
import { providerUuidOf } from '../uuid.ts';
import { modifiedOf } from '../views/provider.ts';
import { showAggregates } from '../views/qualities.ts';

/** PUT /resource_providers/{uuid}/aggregates: before 1.19 a list, from it on with the provider's generation. */
export async function setAggregates(call: Call, engine: Engine): Promise<Answer> {
  const uuid = providerUuidOf(call.params);
  const wanted = { uuid, ...(await read(call, engine)) };
  const origin = originOf(call, engine.platform);
  const provider = await engine.writer.perform(setAggregatesAct(wanted, origin, engine.memory));
  return ok(showAggregates(provider, call.minor), modifiedOf(provider));
}

async function read(call: Call, engine: Engine) {
  if (call.minor < aggregateGenerationSince)
    return { generation: null, aggregates: await readProviderBody(aggregatesList, call, engine) };
  const given = await readProviderBody(aggregatesBody, call, engine);
  return { generation: given.resource_provider_generation, aggregates: given.aggregates };
}

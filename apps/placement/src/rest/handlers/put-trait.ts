import { originOf } from '../../acts/asker.ts';
import { createNameAct } from '../../acts/create-name.ts';
import { badRequest } from '../../errors.ts';
import { isCustomName } from '../../names/known-names.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';

/** PUT /traits/{name}. */
export async function putTrait(call: Call, { writer, platform }: Engine): Promise<Answer> {
  const name = call.params['name']!;
  if (!isCustomName(name))
    throw badRequest(
      'The trait is invalid. A valid trait must be no longer than 255 characters, start with the prefix "CUSTOM_" and use following characters: "A"-"Z", "0"-"9" and "_"',
    );
  const { record, created } = await writer.perform(
    createNameAct({ kind: 'trait', name }, originOf(call, platform)),
  );
  return {
    status: created ? 201 : 204,
    headers: { location: `/traits/${name}` },
    lastModifiedMs: record.updatedAtMs || undefined,
  };
}

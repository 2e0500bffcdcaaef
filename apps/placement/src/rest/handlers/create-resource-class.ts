import { z } from 'zod';
import { originOf } from '../../acts/asker.ts';
import { createNameAct } from '../../acts/create-name.ts';
import { conflict } from '../../errors.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { readBody } from '../json-body.ts';
import { customResourceClassName } from '../names.ts';
import { classPath } from '../views/resource-class.ts';

const schema = z.strictObject({ name: customResourceClassName });

/** POST /resource_classes. */
export async function createResourceClass(call: Call, { writer, platform }: Engine): Promise<Answer> {
  const { name } = readBody(schema, call.body);
  const { created } = await writer.perform(
    createNameAct({ kind: 'resourceClass', name }, originOf(call, platform)),
  );
  if (!created) throw conflict(`Conflicting resource class already exists: ${name}`);
  return { status: 201, headers: { location: classPath(name) } };
}

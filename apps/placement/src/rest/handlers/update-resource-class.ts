import { z } from 'zod';
import { originOf } from '../../acts/asker.ts';
import { createNameAct } from '../../acts/create-name.ts';
import { renameClassAct } from '../../acts/rename-class.ts';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { readBody } from '../json-body.ts';
import { customResourceClassName } from '../names.ts';
import { classPath, showClass } from '../views/resource-class.ts';

const schema = z.strictObject({ name: customResourceClassName });

/** The first minor version whose PUT makes a class instead of giving it another name. */
export const createSince = 7;

/** PUT /resource_classes/{name}: before 1.7 a new name, from it on the class itself. */
export const updateResourceClass = (call: Call, engine: Engine): Promise<Answer> =>
  call.minor < createSince ? rename(call, engine) : ensure(call, engine);

async function rename(call: Call, { writer, memory, platform }: Engine): Promise<Answer> {
  const from = call.params['name']!;
  const { name: to } = readBody(schema, call.body);
  const { name } = await writer.perform(renameClassAct({ from, to }, originOf(call, platform), memory));
  return ok(showClass(name));
}

async function ensure(call: Call, { writer, platform }: Engine): Promise<Answer> {
  const { name } = readBody(schema, { name: call.params['name']! });
  const { created } = await writer.perform(
    createNameAct({ kind: 'resourceClass', name }, originOf(call, platform)),
  );
  return { status: created ? 201 : 204, headers: { location: classPath(name) } };
}

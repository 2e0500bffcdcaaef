import type { ConsumerRecord } from '@cellflow/contracts-placement';
import type { Engine } from '../../placement-engine.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { checkParameters, lastOf, matching } from '../query/parameters.ts';
import { usagesByClass, usagesByType } from '../views/project-usages.ts';
import { unknownType } from '../views/holding.ts';

const byTypeSince = 38;
const anyType = 'all';
const id = matching(/^.{1,255}$/s);
const typeName = matching(/^([A-Z0-9_]{1,255}|all|unknown)$/);

/** GET /usages: what the consumers of a project, or of one of its users, hold. From 1.38 by type of consumer. */
export async function showUsages({ query, minor }: Call, { replica, memory }: Engine): Promise<Answer> {
  checkParameters(query, minor, {
    project_id: { since: 9, rule: id, required: true },
    user_id: { since: 9, rule: id },
    consumer_type: { since: byTypeSince, rule: typeName },
  });
  await replica.current();
  const user = lastOf(query, 'user_id');
  const type = lastOf(query, 'consumer_type');
  const wanted = ({ userId, consumerType }: ConsumerRecord) =>
    (user === undefined || userId === user) &&
    (type === undefined || type === anyType || (consumerType || unknownType) === type);
  const consumers = [...memory.consumers.ofProject(lastOf(query, 'project_id')!)].filter(wanted);
  if (minor < byTypeSince) return ok({ usages: usagesByClass(consumers) });
  return ok({
    usages: usagesByType(consumers, type === anyType ? () => anyType : typeOf),
  });
}

const typeOf = ({ consumerType }: ConsumerRecord) => consumerType || unknownType;

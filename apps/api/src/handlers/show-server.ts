import { RequestSpec } from '@cellflow/contracts-common';
import { apiKeys } from '@cellflow/store';
import type { Api } from '../api.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { ApiError } from '../errors.ts';
import { findServer } from '../servers/find.ts';
import { serverDetail, unreachableServer } from '../views/server.ts';
import { viewerOf } from '../views/viewer.ts';

/** GET /servers/{id}. A server whose cell is down is shown with what the API store knows, from 2.69 on (R87). */
export async function showServer(call: Call, api: Api): Promise<Answer> {
  const uuid = call.params['id']!;
  const found = await findServer(api, call.identity, uuid);
  if (found.up) return ok({ server: serverDetail(found.instance, viewerOf(call), true) });
  if (call.minor < 69) throw new ApiError(500, `The cell ${found.mapping.cell} is not responding.`);
  const record = await api.store.get(apiKeys.requestSpec(uuid));
  const spec = record && RequestSpec.decode(record.value);
  return ok({ server: unreachableServer(found.mapping, spec, viewerOf(call)) });
}

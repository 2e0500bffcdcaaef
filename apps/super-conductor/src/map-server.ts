import { InstanceMapping } from '@cellflow/contracts-global';
import type { BuildRequest } from '@cellflow/contracts-global';
import { apiIndexes, apiKeys } from '@cellflow/store';
import { patiently } from './patiently.ts';
import type { Run, Work } from './work.ts';

/** `mapped`: the server is in this cell. `elsewhere`: it is in another. `deleted`: its delete came first. */
export type MapOutcome = 'mapped' | 'elsewhere' | 'deleted';

/**
 * Hop 5: names the server's cell and removes its build request, in one commit. The build request is the token: while
 * it exists nobody has deleted the server, nor mapped it, so that nothing needs to be read first.
 */
export async function mapServer(
  work: Work,
  run: Run,
  server: BuildRequest,
  place: { readonly cell: string; readonly host: string },
): Promise<MapOutcome> {
  const { instanceUuid: uuid, projectId } = server;
  const createdAtMs = server.instance?.createdAtMs ?? 0;
  const { failpoints } = work.platform;
  if (failpoints.armed) await failpoints.hit('super.before_mapping', { instance: uuid, host: place.host });
  const result = await patiently(work, run, `mapping of ${uuid}`, () =>
    work.store.commit({
      expect: [{ key: apiKeys.buildRequest(uuid), version: 'exists' }],
      delete: [apiKeys.buildRequest(uuid)],
      put: [{ key: apiKeys.instanceMapping(uuid), value: mappingOf(run, server, place.cell) }],
      index: [
        { index: apiIndexes.buildRequests, member: uuid, score: null },
        { index: apiIndexes.buildRequestsOfProject(projectId), member: uuid, score: null },
        { index: apiIndexes.mappingsOfCell(place.cell), member: uuid, score: createdAtMs },
      ],
      ledger: [
        {
          type: 'server.scheduled',
          atMs: work.platform.clock.now(),
          actor: 'super-conductor',
          requestId: run.requestId,
          messageId: run.messageId,
          instanceUuid: uuid,
          cell: place.cell,
          host: place.host,
        },
      ],
    }),
  );
  if (result.committed) {
    if (failpoints.armed) await failpoints.hit('super.after_mapping', { instance: uuid, host: place.host });
    return 'mapped';
  }
  const mapping = await readMapping(work, run, uuid);
  if (!mapping || mapping.queuedForDelete) return mapping?.cell === place.cell ? 'mapped' : 'deleted';
  return mapping.cell === place.cell ? 'mapped' : 'elsewhere';
}

const mappingOf = (run: Run, server: BuildRequest, cell: string): Uint8Array =>
  InstanceMapping.encode({
    instanceUuid: server.instanceUuid,
    projectId: server.projectId,
    userId: server.instance?.userId,
    cell,
    createdAtMs: server.instance?.createdAtMs,
    requestId: run.requestId,
  });

export async function readMapping(work: Work, run: Run, uuid: string): Promise<InstanceMapping | null> {
  const record = await patiently(work, run, `mapping of ${uuid}`, () =>
    work.store.get(apiKeys.instanceMapping(uuid)),
  );
  return record && InstanceMapping.decode(record.value);
}

/** Whether nobody has mapped or deleted the server yet. */
export const isPending = async (work: Work, run: Run, uuid: string): Promise<boolean> =>
  (await patiently(work, run, `build request of ${uuid}`, () =>
    work.store.get(apiKeys.buildRequest(uuid)),
  )) !== null;

import type { Api } from '../api.ts';
import type { Answer, Call } from '../call.ts';
import { ok } from '../call.ts';
import { nextLink } from '../inputs/paging.ts';
import { listServers } from '../listing/list-servers.ts';
import { readListQuery } from '../listing/query.ts';
import { serverDetail, serverSummary, unreachableDetail, unreachableSummary } from '../views/server.ts';
import { viewerOf } from '../views/viewer.ts';

/** GET /servers. */
export const listServersBrief = (call: Call, api: Api) => list(call, api, false);

/** GET /servers/detail. */
export const listServersDetail = (call: Call, api: Api) => list(call, api, true);

async function list(call: Call, api: Api, detail: boolean): Promise<Answer> {
  const query = readListQuery(call);
  const listing = await listServers(api, query);
  const viewer = viewerOf(call);
  const { servers, unreachable } = listing;
  const last = servers.at(-1);
  return ok({
    servers: [
      ...unreachable.map((each) =>
        detail ? unreachableDetail(each, viewer) : unreachableSummary(each, viewer),
      ),
      ...servers.map((each) => (detail ? serverDetail(each, viewer, false) : serverSummary(each, viewer))),
    ],
    ...(listing.more && last
      ? { servers_links: [nextLink(`${call.origin}${call.path}`, call.query, last.uuid)] }
      : {}),
  });
}

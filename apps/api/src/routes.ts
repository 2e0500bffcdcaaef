import type { Api } from './api.ts';
import type { Answer, Call } from './call.ts';
import { listComputeServices } from './handlers/compute-services.ts';
import { createServer } from './handlers/create-server.ts';
import { deleteServer } from './handlers/delete-server.ts';
import { createExtraSpecs, deleteExtraSpec, listExtraSpecs, showExtraSpec } from './handlers/extra-specs.ts';
import {
  createFlavor,
  deleteFlavor,
  listFlavorsBrief,
  listFlavorsDetail,
  showFlavor,
} from './handlers/flavors.ts';
import { listHypervisorsBrief, listHypervisorsDetail, showHypervisor } from './handlers/hypervisors.ts';
import { listImages, showImage } from './handlers/images.ts';
import { listActions, showAction } from './handlers/instance-actions.ts';
import { listKeypairs } from './handlers/keypairs.ts';
import { listServersBrief, listServersDetail } from './handlers/list-servers.ts';
import { showServer } from './handlers/show-server.ts';
import { listZones, listZonesDetail } from './handlers/zones.ts';
import { listVersions, showVersion } from './handlers/versions.ts';

export type Method = 'GET' | 'POST' | 'DELETE';

export interface RestRoute {
  readonly method: Method;
  readonly path: string;
  readonly handler: (call: Call, api: Api) => Answer | Promise<Answer>;
  /** Answered without a token. */
  readonly open?: boolean;
}

/** Everything the API serves. */
export const restRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/', handler: listVersions, open: true },
  { method: 'GET', path: '/v2.1', handler: showVersion, open: true },
  { method: 'GET', path: '/v2.1/', handler: showVersion, open: true },

  { method: 'POST', path: '/v2.1/servers', handler: createServer },
  { method: 'GET', path: '/v2.1/servers', handler: listServersBrief },
  { method: 'GET', path: '/v2.1/servers/detail', handler: listServersDetail },
  { method: 'GET', path: '/v2.1/servers/:id', handler: showServer },
  { method: 'DELETE', path: '/v2.1/servers/:id', handler: deleteServer },
  { method: 'GET', path: '/v2.1/servers/:id/os-instance-actions', handler: listActions },
  { method: 'GET', path: '/v2.1/servers/:id/os-instance-actions/:requestId', handler: showAction },

  { method: 'GET', path: '/v2.1/flavors', handler: listFlavorsBrief },
  { method: 'POST', path: '/v2.1/flavors', handler: createFlavor },
  { method: 'GET', path: '/v2.1/flavors/detail', handler: listFlavorsDetail },
  { method: 'GET', path: '/v2.1/flavors/:id', handler: showFlavor },
  { method: 'DELETE', path: '/v2.1/flavors/:id', handler: deleteFlavor },
  { method: 'GET', path: '/v2.1/flavors/:id/os-extra_specs', handler: listExtraSpecs },
  { method: 'POST', path: '/v2.1/flavors/:id/os-extra_specs', handler: createExtraSpecs },
  { method: 'GET', path: '/v2.1/flavors/:id/os-extra_specs/:key', handler: showExtraSpec },
  { method: 'DELETE', path: '/v2.1/flavors/:id/os-extra_specs/:key', handler: deleteExtraSpec },

  { method: 'GET', path: '/v2.1/images', handler: listImages },
  { method: 'GET', path: '/v2.1/images/detail', handler: listImages },
  { method: 'GET', path: '/v2.1/images/:id', handler: showImage },
  { method: 'GET', path: '/v2.1/os-keypairs', handler: listKeypairs },

  { method: 'GET', path: '/v2.1/os-services', handler: listComputeServices },
  { method: 'GET', path: '/v2.1/os-hypervisors', handler: listHypervisorsBrief },
  { method: 'GET', path: '/v2.1/os-hypervisors/detail', handler: listHypervisorsDetail },
  { method: 'GET', path: '/v2.1/os-hypervisors/:id', handler: showHypervisor },
  { method: 'GET', path: '/v2.1/os-availability-zone', handler: listZones },
  { method: 'GET', path: '/v2.1/os-availability-zone/detail', handler: listZonesDetail },
];

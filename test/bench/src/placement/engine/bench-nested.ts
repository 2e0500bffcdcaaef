import { cloudOf } from '@cellflow/test-placement';
import { graphOf } from '@cellflow/test-placement/engine';
import type { CandidatesRequest } from '@cellflow/app-placement/engine';
import type { Bench } from '../bench.ts';
import { openstack } from '../openstack.ts';
import type { Row, Table } from '../report.ts';
import { requestOf, timeSearch } from './time-search.ts';

const hosts = 500;
const node = { VCPU: 4, MEMORY_MB: 4096 };
const vf = { SRIOV_NET_VF: 1 };
const disk = { DISK_GB: 100 };
const twoNodes = { '': disk, _1: node, _2: node, _vf: vf };

const cases: readonly { readonly what: string; readonly request: CandidatesRequest }[] = [
  { what: 'limit 10', request: requestOf(twoNodes, { limit: 10 }) },
  { what: 'limit 1000', request: requestOf(twoNodes, { limit: 1000 }) },
  { what: 'all', request: requestOf(twoNodes) },
  { what: 'no answer: three groups, two nodes', request: requestOf({ ...twoNodes, _3: node }) },
  {
    what: 'no answer: too many VFs',
    request: requestOf({ ...twoNodes, _vf: { SRIOV_NET_VF: 9 } }),
  },
];

/** Two isolated NUMA groups, a VF and the shared disk of a rack, among hosts that are trees of seven providers. */
export async function benchNested({ options, progress }: Bench): Promise<Table[]> {
  await progress(`engine: ${hosts} nested hosts`);
  const graph = graphOf(cloudOf(hosts, { disk: 'rack' }));
  const rows = cases.map(({ what, request }): Row => {
    const { candidates, p50, p99 } = timeSearch(graph, request, options.searches);
    return {
      what,
      figures: { candidates, 'p50, ms': p50, 'p99, ms': p99, 'searches/s': Math.round(1000 / p50) },
      target: { figure: 'p50, ms', atMost: 5 },
      ...(what === 'limit 1000' ? { openstack: `${openstack.nestedPerSecond}/s` } : {}),
    };
  });
  return [{ title: `Engine, ${hosts} nested hosts with a shared disk per rack`, rows }];
}

import { describe, expect, it } from 'vitest';
import { toHttp } from './to-http.ts';

describe('a request', () => {
  it('is written as the guide to the API writes it', () => {
    const query = {
      groups: {
        '': { resources: { VCPU: 1, DISK_GB: 5 }, memberOf: { any: [['A', 'B'], ['C']], none: ['D'] } },
        _N: { resources: { SRIOV_NET_VF: 1 }, traits: { all: ['T'], none: ['U'], any: [['V', 'W']] } },
        _R: { resources: {}, inTree: 'X' },
      },
      groupPolicy: 'none',
      rootRequired: { none: ['T'] },
      sameSubtrees: [['_N', '_R']],
      limit: 2,
    };
    expect(toHttp({ act: 'allocationCandidates', query }).path).toBe(
      '/allocation_candidates?resources=VCPU:1,DISK_GB:5&member_of=in:A,B&member_of=C&member_of=!D' +
        '&resources_N=SRIOV_NET_VF:1&required_N=T,!U&required_N=in:V,W&in_tree_R=X' +
        '&group_policy=none&root_required=!T&same_subtree=_N,_R&limit=2',
    );
  });
});

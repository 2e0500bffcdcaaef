import { describe, expect, it } from 'vitest';
import { parseCandidatesQuery } from './candidates-query.ts';

const [u1, u2] = ['4e8e5957-649f-477b-9e5b-f1f75b21c03c', '5f0b8d9d-8f3d-4f4a-a0d1-1c1c1c1c1c1c'];

const parse = (query: string, minor = 39) => parseCandidatesQuery(new URLSearchParams(query), minor);

const refusal = (message: string, code: string) =>
  expect.objectContaining({
    ...{ status: 400, code: `placement.query.${code}` },
    message: expect.stringContaining(message),
  });

describe('a request for candidates', () => {
  it('asks for amounts, traits, aggregates and a tree, group by group', () => {
    const query = [
      'resources=VCPU:1,MEMORY_MB:512&required=A,!B&required=in:C,D&member_of=!in:' + `${u1},${u2}`,
      `resources_NIC=VF:2&required_NIC=SSL&member_of_NIC=${u1}&member_of_NIC=in:${u1},${u2}&in_tree_NIC=${u2}`,
      'required_NUMA=NUMA&same_subtree=_NIC,_NUMA&root_required=R,!S&limit=5&group_policy=none',
    ].join('&');
    const asked = parse(query);
    expect(asked.groups).toEqual([
      {
        suffix: '',
        resources: new Map([
          ['VCPU', 1],
          ['MEMORY_MB', 512],
        ]),
        ...{ required: [['A'], ['C', 'D']], forbidden: ['B'] },
        ...{ memberOf: [], forbiddenAggregates: [u1, u2], inTree: '' },
      },
      {
        ...{ suffix: '_NIC', resources: new Map([['VF', 2]]), required: [['SSL']], forbidden: [] },
        ...{ memberOf: [[u1], [u1, u2]], forbiddenAggregates: [], inTree: u2 },
      },
      {
        ...{ suffix: '_NUMA', resources: new Map(), required: [['NUMA']], forbidden: [] },
        ...{ memberOf: [], forbiddenAggregates: [], inTree: '' },
      },
    ]);
    expect(asked).toMatchObject({
      ...{ groupPolicy: 'none', limit: 5, sameSubtree: [['_NIC', '_NUMA']] },
      ...{ rootRequired: ['R'], rootForbidden: ['S'] },
    });
  });

  it('has no limit and no policy unless told, and the first of several counts', () => {
    expect(parse('resources=VCPU:1')).toMatchObject({ limit: null, groupPolicy: '' });
    const repeated = 'resources=VCPU:1&limit=1&limit=2&group_policy=isolate&group_policy=none';
    expect(parse(repeated)).toMatchObject({ limit: 1, groupPolicy: 'isolate' });
  });

  it('may have blanks between traits and between suffixes', () => {
    const asked = parse(
      'resources1=VCPU:1&required1=A, !B&required1=in:C, D&resources2=X:1&same_subtree=1, 2&group_policy=none',
    );
    expect(asked.groups[0]).toMatchObject({ required: [['A'], ['C', 'D']], forbidden: ['B'] });
    expect(asked.sameSubtree).toEqual([['1', '2']]);
  });

  it('reads any number of exclamation marks as forbidden', () => {
    expect(parse('resources=VCPU:1&required=!!!T').groups[0]!.forbidden).toEqual(['T']);
  });

  it('may forbid some traits of a choice, as long as one is left', () => {
    expect(parse('resources=VCPU:1&required=in:A,B&required=!A').groups[0]).toMatchObject({
      ...{ required: [['A', 'B']], forbidden: ['A'] },
    });
  });

  it('takes the last of several traits lists before 1.39', () => {
    expect(parse('resources=VCPU:1&required=A&required=B', 38).groups[0]!.required).toEqual([['B']]);
  });
});

describe('a parameter', () => {
  it.each([
    ['resources=VCPU:1', 10],
    ['resources=VCPU:1&limit=1', 16],
    ['resources=VCPU:1&required=A', 17],
    [`resources=VCPU:1&member_of=${u1}`, 21],
    ['resources=VCPU:1&required=!A', 22],
    [`resources=VCPU:1&member_of=${u1}&member_of=${u2}`, 24],
    ['resources1=VCPU:1', 25],
    ['resources=VCPU:1&group_policy=none', 25],
    [`resources=VCPU:1&in_tree=${u1}`, 31],
    [`resources=VCPU:1&member_of=!${u1}`, 32],
    ['resources01=VCPU:1', 33],
    ['resources-a_B=VCPU:1', 33],
    ['resources=VCPU:1&root_required=A', 35],
    ['resources1=VCPU:1&same_subtree=1', 36],
    ['resources1=VCPU:1&required2=A&same_subtree=1,2', 36],
  ])('as in %s is known from 1.%i on', (query, since) => {
    expect(() => parse(query, since)).not.toThrow();
    expect(() => parse(query, since - 1)).toThrow(expect.objectContaining({ status: 400 }));
  });

  it('has a suffix of at most 64 characters', () => {
    expect(() => parse(`resources${'a'.repeat(64)}=VCPU:1`)).not.toThrow();
    expect(() => parse(`resources${'a'.repeat(65)}=VCPU:1`)).toThrow('does not match');
  });

  it('that is not known is named, beside those of groups from 1.25', () => {
    expect(() => parse('resources=VCPU:1&resources1=VCPU:1', 24)).toThrow("('resources1' was unexpected)");
    expect(() => parse('resources=VCPU:1&resources_A=VCPU:1&x=1', 31)).toThrow(
      "'resources_A', 'x' do not match any of the regexes: '^in_tree([1-9][0-9]*)?$', '^member_of(",
    );
    expect(() => parse('resources=VCPU:1&x=1')).toThrow("'^in_tree([a-zA-Z0-9_-]{1,64})?$'");
  });

  it.each([
    ['resources=VCPU', 'Badly formed resources parameter'],
    ['resources=VCPU:1:2', 'Badly formed resources parameter'],
    ['resources=VCPU:1,', 'Badly formed resources parameter'],
    ['resources=VCPU:x', 'VCPU expected positive integer amount. Got: x'],
    ['resources=VCPU:0', 'VCPU requires amount >= 1'],
    ['resources=VCPU:-1', 'VCPU requires amount >= 1'],
    ['resources=', 'MEMORY_MB:1024. Got: empty string.'],
    [
      'resources=VCPU:1&limit=0',
      "'0' does not match '^[1-9][0-9]*$'. Failed validating 'pattern'. On instance['limit'].",
    ],
    ['resources=VCPU:1&limit=1&limit=x', "'x' does not match"],
    [
      'resources=VCPU:1&group_policy=some',
      "'some' is not one of ['none', 'isolate']. Failed validating 'enum'",
    ],
    ['resources=VCPU:1&required=A,,B', "Expected 'required' parameter value of the form"],
    ['resources=VCPU:1&required=!', "Expected 'required' parameter value of the form"],
    ['resources=VCPU:1&required=', "Expected 'required' parameter value of the form"],
    ['resources=VCPU:1&root_required=', "Expected 'root_required' parameter value of the form"],
    ['resources=VCPU:1&member_of=', "Expected 'member_of' parameter to contain valid UUID(s)"],
    ['resources=VCPU:1&in_tree=', "Expected 'in_tree' parameter to be a format of uuid"],
    ['resources=VCPU:1&required=in:A,!B', "Expected 'required' parameter value of the form"],
    ['resources=VCPU:1&required=in:', "Expected 'required' parameter value of the form"],
    ['resources1=VCPU:1&required1=A,!A', 'Conflicting required and forbidden traits'],
    ['resources=VCPU:1&required=in:A,B&required=!A,!B', 'required: (A, B)'],
    ['resources=VCPU:1&member_of=x', "Expected 'member_of' parameter to contain valid UUID(s)"],
    [`resources=VCPU:1&member_of=${u1},${u2}`, "prefixed with the 'in:' or '!in:' keyword"],
    ['resources=VCPU:1&in_tree=x', "Expected 'in_tree' parameter to be a format of uuid"],
    ['resources=VCPU:1&root_required=in:A,B', "Expected 'root_required' parameter value of the form"],
    ['resources=VCPU:1&root_required=A,!A', 'traits found in root_required: A'],
    ['resources1=VCPU:1&same_subtree=1,', 'Empty string (unsuffixed group)'],
    ['resources1=VCPU:1&same_subtree=', 'Empty string (unsuffixed group)'],
    [
      'resources1=VCPU:1&same_subtree=1,2',
      "Real suffixes should be specified in `same_subtree`: ['2'] not found in ['1'].",
    ],
    ['resources=VCPU:1&required1=A', "`same_subtree` query param: bad group(s) - ['1']."],
    ['resources1=VCPU:1&required=A', "bad group(s) - ['']."],
  ])('as in %s is refused, saying %s', (query, message) => {
    expect(() => parse(query)).toThrow(refusal(message, 'bad_value'));
  });

  it.each([
    ['resources=VCPU:1&required1=A', 'orphaned traits keys: required1'],
    [`resources=VCPU:1&member_of1=${u1}`, 'orphaned member_of keys: member_of1'],
    [`resources=VCPU:1&in_tree1=${u1}`, 'orphaned in_tree keys: in_tree1'],
    ['resources1=VCPU:1&required=A', 'orphaned traits keys: required'],
    ['required1=A', 'orphaned traits keys: required1'],
    ['resources=VCPU:1&required=in:A,B', 'only supported since microversion 1.39'],
  ])('as in %s is refused before there are subtrees, saying %s', (query, message) => {
    expect(() => parse(query, 35)).toThrow(refusal(message, 'bad_value'));
  });

  it.each([
    ['limit=1', 'missing_value', 'at least one resources'],
    ['required1=A&same_subtree=1', 'missing_value', 'at least one resources'],
    ['resources1=A:1&resources2=A:1', 'missing_value', '"group_policy" parameter is required'],
    ['resources=A:1&root_required=A&root_required=B', 'duplicate_key', 'only once'],
  ])('as in %s is refused as %s', (query, code, message) => {
    expect(() => parse(query)).toThrow(refusal(message, code));
  });

  it('names no policy for one suffixed group with resources', () => {
    expect(parse('resources=A:1&resources1=A:1').groupPolicy).toBe('');
    expect(parse('resources1=A:1&required2=T&same_subtree=1,2').groupPolicy).toBe('');
  });
});

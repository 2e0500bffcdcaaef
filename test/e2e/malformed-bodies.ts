/** A body that cannot be right, and how it came to be. */
export interface Malformed {
  readonly how: string;
  readonly body: string | Buffer;
}

const long = 'x'.repeat(3000);
const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** Written as a number that no computer holds: JSON.stringify would not. */
const endless = '(1e400)';
/** Written as so many lists in each other. */
const nested = '(nested)';

const written = (value: unknown): string =>
  JSON.stringify(value).replaceAll(`"${endless}"`, '1e400').replaceAll(`"${nested}"`, deep(2000));

/** Fields for which null says something. */
const nullable = new Set(['parent_provider_uuid', 'consumer_generation']);

function wrongOnes(value: unknown, field: string): unknown[] {
  const noText = [5, true, {}, [], nested, ...(nullable.has(field) ? [] : [null])];
  if (value === null) return ['x', true, {}, [], 1.5];
  if (typeof value === 'number') return ['x', '1', true, {}, [], null, 1e300, -1e300, endless, nested];
  if (typeof value === 'string') return [...noText, long];
  return Array.isArray(value) ? ['x', 5, true, {}, null, nested] : ['x', 5, true, [], null, nested];
}

const wrongKeys = ['unknown', 'ünïcödé \u2603', '__proto__', 'constructor', '', long];

/** Every body that differs from a sound one in one place: a value of a wrong kind, or a field that nobody knows. */
function* changed(value: unknown, field = '', path = '$'): Generator<{ how: string; value: unknown }> {
  for (const wrong of wrongOnes(value, field))
    yield { how: `${path} = ${String(JSON.stringify(wrong)).slice(0, 40)}`, value: wrong };
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) {
    for (const key of wrongKeys)
      yield {
        how: `${path} with ${JSON.stringify(key).slice(0, 40)}`,
        value: Object.fromEntries([...Object.entries(value), [key, 'x']]),
      };
  }
  for (const [key, item] of Object.entries(value)) {
    for (const inner of changed(item, Array.isArray(value) ? field : key, `${path}.${key.slice(0, 20)}`)) {
      const copy = structuredClone(value) as Record<string, unknown>;
      copy[key] = inner.value;
      yield { how: inner.how, value: copy };
    }
  }
}

/** What is no JSON at all, or far too much of it. */
const broken: Malformed[] = [
  { how: 'half an object', body: '{' },
  { how: 'half a text', body: '{"name": "x' },
  { how: 'half a word', body: 'nul' },
  { how: 'more after the end', body: '{} {}' },
  { how: 'a comma too many', body: '{"name": "x",}' },
  { how: 'single quotes', body: "{'name': 'x'}" },
  { how: 'NaN', body: '{"name": NaN}' },
  { how: 'a lone surrogate', body: '{"name": "\\ud800", "unknown": "\\udfff"}' },
  { how: 'no UTF-8', body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  { how: 'zero bytes', body: Buffer.alloc(64) },
  { how: 'deep lists', body: deep(100_000) },
  { how: 'deep objects without an end', body: '{"a":'.repeat(100_000) },
  { how: 'too much', body: JSON.stringify({ name: 'x'.repeat(16 * 1024 * 1024) }) },
];

/** Everything that is wrong with a body, one thing at a time. */
export const malformed = (sound: unknown): Malformed[] => [
  ...broken,
  ...[...changed(sound)].map(({ how, value }) => ({ how, body: written(value) })),
];

/** In place of a name or a uuid in a path, as they go over the wire. */
export const malformedSegments = [
  ...[
    '%',
    '%zz',
    '%2',
    '%c0%af',
    '%ff%fe',
    '%00',
    '%e2%98%83',
    '%20',
    '..%2f..',
    '%2e%2e',
    '~',
    "';--",
    '{}',
    '[]',
  ],
  ...[long, 'x'.repeat(12_000), '%e2%98%83'.repeat(300)],
];

/** By path, queries that are wrong in one place. */
export const malformedQueries: Readonly<Record<string, readonly string[]>> = {
  '/resource_providers': [
    ...['unknown=1', 'resources=', 'resources=VCPU', 'resources=VCPU:x', 'resources=VCPU:0', 'resources=%zz'],
    ...['resources=VCPU:-1', 'resources=VCPU:1e3', 'resources=NOPE:1', `resources=${long}:1`, 'uuid=x'],
    ...['required=', 'required=NOPE', 'required=!', 'required=in:', 'required=%e2%98%83', 'member_of=x'],
    ...['member_of=in:', 'member_of=!', 'in_tree=x', 'in_tree=%00', `in_tree=${long}`],
  ],
  '/allocation_candidates': [
    ...[
      '',
      'unknown=1',
      'resources=VCPU:1&unknown=1',
      'resources=VCPU:1&resources=VCPU:x',
      'resources=VCPU:0',
    ],
    ...[
      'resources=VCPU:1&limit=0',
      'resources=VCPU:1&limit=x',
      'resources=VCPU:1&limit=-1',
      'required=HW_CPU_X86_SSE',
    ],
    ...[
      'resources1=VCPU:1&resources2=VCPU:1',
      'resources=VCPU:1&group_policy=maybe',
      'resources_%e2%98%83=VCPU:1',
    ],
    ...[
      `resources${'S'.repeat(65)}=VCPU:1`,
      'resources=VCPU:1&same_subtree=_A',
      'resources=VCPU:1&same_subtree=',
    ],
    ...[
      'resources=VCPU:1&root_required=in:A,B',
      'resources=VCPU:1&root_required=NOPE',
      'resources=VCPU:1&in_tree=x',
    ],
    ...['resources=VCPU:1&member_of=in:x', 'resources=VCPU:1&required=HW_CPU_X86_SSE,!HW_CPU_X86_SSE'],
    ...[
      'resources=VCPU:99999999999999999999x',
      'resources=VCPU:1,',
      'resources=__proto__:1',
      'required1=HW_CPU_X86_SSE',
    ],
  ],
  '/traits': ['unknown=1', 'name=CUSTOM_X', 'name=startswith', 'associated=maybe'],
  '/usages': ['', 'unknown=1', 'project_id=', 'user_id=u', `project_id=${long}`],
};

import { describe, expect, it } from 'vitest';
import { testStore } from '../fixture.ts';
import { claimBody, startRestOn, uuidOf } from './fixture.ts';

const [x, y] = [uuidOf(101), uuidOf(102)];
const [avx2, sse] = ['HW_CPU_X86_AVX2', 'HW_CPU_X86_SSE'];

/** Host 1 with a child 2, and host 3; 4 VCPUs each, of which one of host 3 is left. */
async function start() {
  const rest = await startRestOn(testStore());
  const described = [
    { n: 1, aggregates: [x], traits: [avx2] },
    { n: 2, parent: uuidOf(1), aggregates: [y], traits: [avx2, sse] },
    { n: 3, aggregates: [x, y], traits: [] },
  ];
  for (const { n, parent, aggregates, traits } of described) {
    await rest.update({
      uuid: uuidOf(n),
      name: `h${n}`,
      parentUuid: parent,
      inventories: [{ resourceClass: 'VCPU', total: 4, maxUnit: n === 2 ? 2 : 4 }],
      aggregates,
      traits,
    });
  }
  await rest.ask('PUT', `/allocations/${uuidOf(9)}`, claimBody({ [uuidOf(3)]: { VCPU: 3 } }));
  const ask = (query: string, minor?: number) =>
    rest.ask('GET', `/resource_providers${query}`, undefined, minor);
  const names = async (query: string, minor?: number): Promise<string[]> =>
    (await ask(query, minor)).body.resource_providers.map((one: { name: string }) => one.name);
  return { ...rest, list: ask, names };
}

describe('the list of resource providers', () => {
  it.each([
    ['', ['h1', 'h2', 'h3']],
    ['?name=h2', ['h2']],
    ['?name=nobody', []],
    ['?name=', []],
    [`?uuid=${uuidOf(3)}`, ['h3']],
    [`?uuid=${uuidOf(3)}&name=h1`, []],
    [`?uuid=${uuidOf(3)}&name=h3`, ['h3']],
    [`?in_tree=${uuidOf(2)}`, ['h1', 'h2']],
    [`?in_tree=${uuidOf(2)}&name=h3`, []],
    [`?in_tree=${uuidOf(2)}&name=h1`, ['h1']],
    [`?in_tree=${uuidOf(99)}`, []],
    ['?resources=VCPU:1', ['h1', 'h2', 'h3']],
    ['?resources=VCPU:2', ['h1', 'h2']],
    ['?resources=VCPU:3', ['h1']],
    ['?resources=VCPU:1,DISK_GB:1', []],
    [`?required=${avx2}`, ['h1', 'h2']],
    [`?required=${avx2},${sse}`, ['h2']],
    [`?required=${avx2},!${sse}`, ['h1']],
    [`?required=!${avx2}`, ['h3']],
    [`?required=in:${avx2},${sse}&required=!${sse}`, ['h1']],
    ['?required=HW_CPU_X86_VMX', []],
    [`?member_of=${x}`, ['h1', 'h3']],
    [`?member_of=in:${x},${y}`, ['h1', 'h2', 'h3']],
    [`?member_of=${x}&member_of=${y}`, ['h3']],
    [`?member_of=!${x}`, ['h2']],
    [`?member_of=!in:${x},${y}`, []],
    [`?member_of=${uuidOf(99)}`, []],
    [`?member_of=${y}&resources=VCPU:2&required=${avx2}&in_tree=${uuidOf(1)}`, ['h2']],
  ])('with %s has %j', async (query, expected) => {
    const rest = await start();
    expect(await rest.names(query)).toEqual(expected);
  });

  it.each([
    ['?colour=red', 39],
    ['?uuid=x', 39],
    ['?in_tree=x', 39],
    ['?member_of=x', 39],
    [`?member_of=${x},${y}`, 39],
    ['?member_of=', 39],
    ['?resources=VCPU', 39],
    ['?resources=VCPU:0', 39],
    ['?resources=VCPU:-1', 39],
    ['?resources=VCPU:x', 39],
    ['?resources=', 39],
    ['?resources=CUSTOM_UNHEARD:1', 39],
    ['?required=CUSTOM_UNHEARD', 39],
    ['?required=!CUSTOM_UNHEARD', 39],
    ['?required=', 39],
    [`?required=${avx2},`, 39],
    [`?required=${avx2},!${avx2}`, 39],
    [`?member_of=${x}`, 2],
    ['?resources=VCPU:1', 3],
    [`?in_tree=${x}`, 13],
    [`?required=${avx2}`, 17],
    [`?required=!${avx2}`, 21],
    [`?member_of=${x}&member_of=${y}`, 23],
    [`?member_of=!${x}`, 31],
    [`?required=in:${avx2},${sse}`, 38],
  ])('with %s in 1.%i is refused', async (query, minor) => {
    const rest = await start();
    expect((await rest.list(query, minor)).status).toBe(400);
  });

  it('tells when the newest of its providers changed, usage aside', async () => {
    const rest = await start();
    const at = (n: number) => rest.engine.memory.graph.get(uuidOf(n))!.record.updatedAtMs;
    const { headers } = await rest.list('');
    const newest = new Date(Math.max(at(1), at(2), at(3))).toUTCString();
    expect([headers['last-modified'], headers['cache-control']]).toEqual([newest, 'no-cache']);
    expect((await rest.list('', 14)).headers['last-modified']).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { parseFailpoints } from './index.ts';

const codes = ['UNAVAILABLE', 'INTERNAL'];
const parse = (text: string) => parseFailpoints(text, codes);

describe('the text that arms failpoints', () => {
  it('holds several rules, with blanks or lines between them, or none', () => {
    const rules = parse(' conductor.after_unclaim = exit@2 ;\ncompute.after_spawn=delay(500ms); ');
    expect(rules).toMatchObject([
      { point: 'conductor.after_unclaim', action: { kind: 'exit' }, from: { nth: 2, on: false } },
      { point: 'compute.after_spawn', action: { kind: 'delay', ms: 500 }, from: null },
    ]);
    expect(rules.map(({ text }) => text)).toEqual([
      'conductor.after_unclaim = exit@2',
      'compute.after_spawn=delay(500ms)',
    ]);
    expect(parse(' ; ')).toEqual([]);
  });

  it('counts from the n-th hit on, and only hits with the given facts', () => {
    expect(parse('super.after_select[attempt==1][host!=h1]=hang@3+')).toMatchObject([
      {
        conditions: [
          { fact: 'attempt', equal: true, value: '1' },
          { fact: 'host', equal: false, value: 'h1' },
        ],
        action: { kind: 'hang' },
        from: { nth: 3, on: true },
      },
    ]);
  });

  it.each([
    ['exit', { kind: 'exit' }],
    ['kill', { kind: 'kill' }],
    ['pause', { kind: 'pause' }],
    ['delay(2s)', { kind: 'delay', ms: 2000 }],
    ['delay(1.5m)', { kind: 'delay', ms: 90_000 }],
    ['error', { kind: 'error', code: 'INTERNAL' }],
    ['error(UNAVAILABLE)', { kind: 'error', code: 'UNAVAILABLE' }],
  ])('knows the action %s', (text, action) => {
    expect(parse(`api.before_reply=${text}`)[0]?.action).toEqual(action);
  });

  it.each([
    ['api.after_persit=exit', 1, /no point "api.after_persit"; near are api.after_persist/],
    ['nonsense=exit', 1, /cellflow failpoints list/],
    ['api.before_reply', 17, /expected "=" and an action after api.before_reply, found the end/],
    ['api.before_reply=exti', 18, /one of exit, kill, pause, hang, delay\(500ms\), .*found "exti"/],
    ['api.before_reply=exit; =exit', 24, /expected the name of a point/],
    ['api.before_reply=exit@0', 23, /number of a hit from 1/],
    ['api.before_reply=exit@2x', 24, /expected "@n", "@n\+", ";" or the end, found "x"/],
    ['api.before_reply=exit(1)', 18, /exit takes nothing/],
    ['api.before_reply=delay', 18, /delay\(500ms\)/],
    ['api.before_reply=delay(5)', 18, /delay wants a time/],
    ['api.before_reply=error(NOPE)', 24, /no error "NOPE"; there are UNAVAILABLE, INTERNAL/],
    ['api.before_reply[cell==x]=exit', 18, /facts instance, attempt, host/],
    ['api.before_reply[attempt=1]=exit', 25, /expected "==" or "!="/],
    ['api.before_reply[attempt==1=exit', 33, /expected "\]"/],
  ])('refuses %s and says where', (text, position, message) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ position }) as Error);
    expect(() => parse(text)).toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import { checkParameters, matching } from './parameters.ts';

const table = {
  project_id: { since: 9, rule: matching(/./), required: true },
  user_id: { since: 9 },
  consumer_type: { since: 38, rule: matching(/^[A-Z0-9_]+$/) },
} as const;

const check = (query: string, minor: number) => () =>
  checkParameters(new URLSearchParams(query), minor, table);

describe('a query', () => {
  it('may have what its version knows', () => {
    expect(check('project_id=p&user_id=u', 9)).not.toThrow();
    expect(check('project_id=p&consumer_type=INSTANCE', 38)).not.toThrow();
  });

  it.each([
    ['project_id=p&consumer_type=INSTANCE', 37, "('consumer_type' was unexpected)", 'undefined_code'],
    ['project_id=p&toString=1', 39, "('toString' was unexpected)", 'undefined_code'],
    ['user_id=u', 39, "'project_id' is a required property", 'query.missing_value'],
    ['project_id=', 39, "'' is too short", 'query.bad_value'],
    [
      'project_id=p&consumer_type=A&consumer_type=a',
      39,
      "'a' does not match '^[A-Z0-9_]+$'. Failed validating 'pattern'. On instance['consumer_type'].",
      'query.bad_value',
    ],
  ])('%s at 1.%i is refused, saying %s', (query, minor, message, code) => {
    const refusal = { status: 400, message: expect.stringContaining(message), code: `placement.${code}` };
    expect(check(query, minor)).toThrow(expect.objectContaining(refusal));
  });
});

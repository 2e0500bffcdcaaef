import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readBody } from './json-body.ts';
import { customResourceClassName, resourceClassName } from './names.ts';
import { canonicalUuid, providerUuidOf, uuidField } from './uuid.ts';

const uuid = '4e8e5957-649f-477b-9e5b-f1f75b21c03c';

const schema = z.strictObject({
  uuid: uuidField.optional(),
  name: customResourceClassName.optional(),
  policy: z.enum(['a', 'b']).optional(),
  inventories: z.record(resourceClassName, z.strictObject({ total: z.int().min(1) })).optional(),
  list: z.array(z.string()).min(1).optional(),
  generation: z.int().nullable(),
});

describe('a body', () => {
  it('comes out as it is meant', () => {
    const body = { uuid: uuid.replaceAll('-', '').toUpperCase(), generation: null };
    expect(readBody(schema, body)).toEqual({ uuid, generation: null });
  });

  it.each([
    [[], "[] is not of type 'object'. Failed validating 'type'"],
    [{}, "validate: 'generation' is a required property. Failed validating 'required'."],
    [
      { generation: 1.5 },
      "validate: 1.5 is not of type 'integer'. Failed validating 'type'. On instance['generation']",
    ],
    [{ generation: 'x' }, "validate: 'x' is not of type"],
    [{ generation: 1, a: 1, b: 2 }, "Additional properties are not allowed ('a', 'b' were unexpected)"],
    [
      { generation: 1, uuid: 'x' },
      "validate: 'x' is not a 'uuid'. Failed validating 'format'. On instance['uuid']",
    ],
    [
      { generation: 1, name: 'VCPU' },
      "validate: 'VCPU' does not match '^CUSTOM_[A-Z0-9_]+$'. Failed validating 'pattern'",
    ],
    [{ generation: 1, name: `CUSTOM_${'A'.repeat(249)}` }, "is too long. Failed validating 'maxLength'"],
    [{ generation: 1, policy: 'c' }, "validate: 'c' is not one of ['a', 'b']. Failed validating 'enum'"],
    [
      { generation: 1, inventories: { VCPU: { total: 0 } } },
      "0 is less than the minimum of 1. Failed validating 'minimum'. On instance['inventories']['VCPU']['total'].",
    ],
    [
      { generation: 1, inventories: { vcpu: { total: 1 } } },
      "'vcpu' does not match any of the regexes: '^[A-Z0-9_]+$'",
    ],
    [{ generation: 1, list: [] }, "[] is too short ([] should be non-empty). Failed validating 'minItems'"],
    [{ generation: 1, name: null }, "None is not of type 'string'"],
  ])('%j is refused, saying %j', (body, message) => {
    const refusal = expect.objectContaining({ status: 400, message: expect.stringContaining(message) });
    expect(() => readBody(schema, body)).toThrow(refusal);
  });
});

describe('a uuid', () => {
  it('may be written without hyphens', () => {
    expect(canonicalUuid(uuid.replaceAll('-', ''))).toBe(uuid);
    expect(canonicalUuid(`${uuid}0`)).toBeNull();
  });

  it('in the path of a provider that is none is of no provider', () => {
    expect(providerUuidOf({ uuid })).toBe(uuid);
    expect(() => providerUuidOf({ uuid: 'x' })).toThrow(expect.objectContaining({ status: 404 }));
  });
});

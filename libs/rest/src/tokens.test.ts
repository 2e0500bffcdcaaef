import { readConfig } from '@cellflow/platform';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createAuthenticate, developmentGrant, grantsOf, hashToken } from './tokens.ts';
import { tokenFields, tokenVariables } from './token-variables.ts';

const ann = { projectId: 'p', userId: 'ann', roles: ['reader' as const] };

describe('a token', () => {
  const authenticate = createAuthenticate([
    developmentGrant('admin'),
    { sha256: hashToken('a'), ...ann },
    { sha256: hashToken(''), ...ann },
  ]);

  it('stands for who it was given to, and for nobody else', () => {
    expect(authenticate('a')).toEqual(ann);
    expect(authenticate('admin')?.roles).toEqual(['admin']);
    expect(authenticate('b')).toBeNull();
  });

  it('is never empty, whatever is configured', () => {
    expect(authenticate(undefined)).toBeNull();
    expect(authenticate('')).toBeNull();
  });
});

describe('the development token', () => {
  it('works by itself on loopback only', () => {
    expect(grantsOf({ host: '127.0.0.1' })).toEqual([developmentGrant('admin')]);
    expect(grantsOf({ host: '0.0.0.0' })).toEqual([]);
    expect(grantsOf({ host: '127.0.0.1', devToken: '' })).toEqual([]);
    expect(grantsOf({ host: '0.0.0.0', devToken: 'x' })).toEqual([developmentGrant('x')]);
  });
});

describe('configured tokens', () => {
  const read = (...given: object[]) =>
    readConfig({ CELLFLOW_TOKENS: JSON.stringify(given) }, tokenVariables, z.object(tokenFields)).tokens;
  const grant = { sha256: hashToken('t'), projectId: 'p', userId: 'u' };

  it('are given roles, or isAdmin for admin or member', () => {
    const roles = read(
      grant,
      { ...grant, isAdmin: true },
      { ...grant, isAdmin: false },
      { ...grant, roles: ['service'] },
    )?.map((each) => each.roles);
    expect(roles).toEqual([['member'], ['admin'], ['member'], ['service']]);
  });

  it.each([
    [{ ...grant, roles: ['root'] }, /0\.roles\.0/],
    [{ ...grant, roles: ['admin'], isAdmin: false }, /not both/],
    [{ ...grant, sha256: 'admin' }, /SHA-256/],
  ])('are refused as %j', (given, message) => {
    expect(() => read(given)).toThrow(message);
  });
});

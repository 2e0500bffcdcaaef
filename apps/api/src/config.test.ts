import { hashToken } from '@cellflow/rest';
import { describe, expect, it } from 'vitest';
import { readApiConfig } from './config.ts';

const env = {
  CELLFLOW_API_BROKER_URL: 'amqp://api:x@127.0.0.1/api',
  CELLFLOW_PLACEMENT_BROKER_URL: 'amqp://api:x@127.0.0.1/placement',
  CELLFLOW_API_STORE_URL: 'redis://api:x@127.0.0.1',
  CELLFLOW_CELL_MAPPINGS: '[{"name":"cell0","storeUrl":"redis://x"}]',
};

describe('the configuration of the API', () => {
  it('is read from the environment, with defaults', () => {
    const tokens = [{ sha256: hashToken('t'), projectId: 'p', userId: 'u' }];
    const config = readApiConfig({ ...env, CELLFLOW_TOKENS: JSON.stringify(tokens) });
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8774, cells: [{ name: 'cell0' }] });
    expect(config.tokens).toEqual([{ ...tokens[0], roles: ['member'] }]);
  });

  it.each([
    ['[{"name":"c"}]', /CELLFLOW_CELL_MAPPINGS.*0\.storeUrl/],
    ['[]', /CELLFLOW_CELL_MAPPINGS.*at least one cell/],
    ['[{', /CELLFLOW_CELL_MAPPINGS.*JSON/],
    ['/no/such/file', /CELLFLOW_CELL_MAPPINGS.*no such file/],
  ])('refuses cells given as %s and names what is wrong', (mappings, message) => {
    expect(() => readApiConfig({ ...env, CELLFLOW_CELL_MAPPINGS: mappings })).toThrow(message);
  });
});

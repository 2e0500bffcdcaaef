import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigError, port, readConfig, url } from './config.ts';

const schema = z.object({ broker: url('amqp', 'amqps'), port: port.default(8774) });
const variables = { broker: 'CELLFLOW_API_BROKER_URL', port: 'CELLFLOW_API_PORT' } as const;
const read = (env: Record<string, string>) => readConfig(env, variables, schema);

describe('configuration', () => {
  it('reads variables and fills in defaults', () => {
    expect(read({ CELLFLOW_API_BROKER_URL: 'amqp://localhost/api' })).toEqual({
      broker: 'amqp://localhost/api',
      port: 8774,
    });
  });

  it('counts an empty variable as absent', () => {
    expect(read({ CELLFLOW_API_BROKER_URL: 'amqp://localhost', CELLFLOW_API_PORT: '' }).port).toBe(8774);
  });

  it('names every variable that is missing or wrong, and what it wants', () => {
    const attempt = () => read({ CELLFLOW_API_PORT: '70000' });
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(/CELLFLOW_API_BROKER_URL is not set/);
    expect(attempt).toThrow(/CELLFLOW_API_PORT is not usable: .*65535/);
  });

  it('refuses a URL of another scheme', () => {
    expect(() => read({ CELLFLOW_API_BROKER_URL: 'http://localhost' })).toThrow(/amqp:\/\/ or amqps:\/\//);
  });
});

import { hashToken } from '@cellflow/rest';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from './config.ts';

const env = {
  CELLFLOW_PLACEMENT_BROKER_URL: 'amqp://placement:x@127.0.0.1/placement',
  CELLFLOW_PLACEMENT_STORE_URL: 'redis://placement:x@127.0.0.1',
};

describe('the configuration of placement', () => {
  it('serves no REST unless told where', () => {
    expect(readEnvironment(env).config).toEqual({});
    const config = readEnvironment({ ...env, CELLFLOW_PLACEMENT_PORT: '8778' }).config;
    expect(config.rest).toMatchObject({ port: 8778 });
  });

  it('takes the tokens of the other REST services, and the origins of browsers', () => {
    const tokens = [{ sha256: hashToken('t'), projectId: 'p', userId: 'u', roles: ['service'] }];
    const { config } = readEnvironment({
      ...env,
      CELLFLOW_PLACEMENT_HOST: '0.0.0.0',
      CELLFLOW_TOKENS: JSON.stringify(tokens),
      CELLFLOW_PLACEMENT_ALLOWED_ORIGINS: 'https://a.example, https://b.example',
    });
    const allowedOrigins = ['https://a.example', 'https://b.example'];
    expect(config.rest).toMatchObject({ host: '0.0.0.0', tokens, allowedOrigins });
  });
});

import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { buildTopology } from '@cellflow/topology';
import { describe, expect, it } from 'vitest';
import { addressesOf } from './addresses.ts';
import { findProgram } from './find-program.ts';
import { askRedis, provideServers } from './index.ts';
import { passwordsOf } from './secrets.ts';

const topology = buildTopology([{ name: 'cell1', computes: [{ service: 's', hosts: ['h'] }] }]);

describe('provideServers', () => {
  it('refuses a source it does not know', async () => {
    await expect(provideServers({ topology, env: { CELLFLOW_SERVERS: 'magic' } })).rejects.toThrow(
      'CELLFLOW_SERVERS: expected url, docker, programs, not "magic"',
    );
  });

  it('says what was tried and what to do where there are none', async () => {
    const none = provideServers({ topology, env: { CELLFLOW_SERVERS: 'url' } });
    await expect(none).rejects.toThrow(
      /none were found:\n {2}url: CELLFLOW_RABBITMQ_URL and CELLFLOW_REDIS_URL are not set\nStart Docker/,
    );
  });

  it.each([
    [{ CELLFLOW_RABBITMQ_URL: 'amqp://x' }, 'CELLFLOW_REDIS_URL is not set'],
    [{ CELLFLOW_REDIS_URL: 'redis://x' }, 'CELLFLOW_RABBITMQ_URL is not set'],
    [
      { CELLFLOW_RABBITMQ_URL: 'http://x', CELLFLOW_REDIS_URL: 'redis://x' },
      'CELLFLOW_RABBITMQ_URL: expected a URL starting with amqp:// or amqps://',
    ],
  ])('names the variable at fault in %j', async (env, message) => {
    await expect(provideServers({ topology, env })).rejects.toThrow(message);
  });
});

describe('addresses', () => {
  const passwords = passwordsOf(topology, 'secret');
  const addresses = addressesOf(
    { broker: 'amqp://admin:x@127.0.0.1:5672/', store: 'redis://:x@127.0.0.1:6379' },
    passwords,
  );

  it('carry the principal and its password', () => {
    expect(addresses.brokerUrl('cell1-compute', 'cell1')).toBe(
      `amqp://cell1-compute:${passwords['cell1-compute']}@127.0.0.1:5672/cell1`,
    );
    expect(addresses.storeUrl('cell1-conductor', 'cell1')).toBe(
      `redis://cell1-conductor:${passwords['cell1-conductor']}@127.0.0.1:6379`,
    );
  });

  it('exist only for those who may use them', () => {
    expect(() => addresses.storeUrl('cell1-conductor', 'api')).toThrow(
      'cell1-conductor may not reach the store of api',
    );
    expect(() => addresses.brokerUrl('nobody', 'api')).toThrow('there is no user nobody');
  });

  it('follow from the secret alone', () => {
    expect(passwordsOf(topology, 'secret')).toEqual(passwords);
    expect(passwordsOf(topology, 'other')['api']).not.toBe(passwords['api']);
    expect(new Set(Object.values(passwords)).size).toBe(topology.users.length);
  });
});

it('finds a program on the PATH, and none that is not there', () => {
  expect(findProgram('sh', { PATH: '/bin' })).toBe('/bin/sh');
  expect(findProgram('no-such-program')).toBeNull();
});

describe('askRedis', () => {
  const speaking = async (answer: string, act: (url: string) => Promise<void>) => {
    const server = createServer((socket) => {
      socket.once('data', () => {
        socket.write(answer.slice(0, 5));
        setImmediate(() => socket.write(answer.slice(5)));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await act(`redis://u:p@127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.close();
    }
  };

  it('reads answers that come in pieces', () =>
    speaking('+OK\r\n:3\r\n$5\r\nhe\r\no\r\n$-1\r\n-NOPERM no\r\n', async (url) => {
      const [number, text, nothing, error] = await askRedis(url, [['A'], ['B'], ['C'], ['D']]);
      expect([number, text, nothing]).toEqual([3, 'he\r\no', null]);
      expect((error as Error).message).toBe('NOPERM no');
    }));

  it('rejects where the user is refused', () =>
    speaking('-WRONGPASS invalid\r\n+PONG\r\n', async (url) => {
      await expect(askRedis(url, [['PING']])).rejects.toThrow('WRONGPASS');
    }));
});

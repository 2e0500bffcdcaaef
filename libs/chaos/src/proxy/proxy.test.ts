import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createPlatform } from '@cellflow/platform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProxy } from './proxy.ts';
import type { Proxy } from './proxy.ts';

const platform = createPlatform();

/** What one end of a connection has seen. */
interface End {
  readonly socket: Socket;
  text: string;
  fate: 'open' | 'closed' | 'reset';
}

function watch(socket: Socket): End {
  const end: End = { socket, text: '', fate: 'open' };
  socket.setEncoding('utf8').on('data', (chunk: string) => void (end.text += chunk));
  socket.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNRESET') end.fate = 'reset';
  });
  socket.on('close', () => {
    if (end.fate === 'open') end.fate = 'closed';
  });
  return end;
}

let server: Server;
let proxy: Proxy;
/** The server's end of every connection that came through. */
let arrived: End[];

beforeEach(async () => {
  arrived = [];
  server = createServer((socket) => void arrived.push(watch(socket)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await openProxy({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }, platform);
});

afterEach(async () => {
  for (const { socket } of arrived) socket.destroy();
  await proxy.close();
  await new Promise((resolve) => server.close(resolve));
});

const dial = () => watch(connect(proxy.port, '127.0.0.1'));

async function joined(): Promise<{ client: End; server: End }> {
  const before = arrived.length;
  const client = dial();
  client.socket.write('hello ');
  await expect.poll(() => arrived[before]?.text).toBe('hello ');
  return { client, server: arrived[before]! };
}

describe('a proxy', () => {
  it('passes everything on while nothing is applied, and both ends learn of each other’s end', async () => {
    const pair = await joined();
    pair.server.socket.write('welcome');
    await expect.poll(() => pair.client.text).toBe('welcome');
    expect(proxy.connections()).toBe(1);
    pair.client.socket.end();
    await expect.poll(() => pair.server.fate).toBe('closed');
    await expect.poll(() => proxy.connections()).toBe(0);
  });

  it('cut: closes what is open and turns away what comes, until it is lifted', async () => {
    const pair = await joined();
    const cut = proxy.apply({ verb: 'cut' });
    await expect.poll(() => [pair.client.fate, pair.server.fate]).toEqual(['closed', 'closed']);
    const refused = dial();
    await expect.poll(() => refused.fate).not.toBe('open');
    expect(cut.measures()).toMatchObject({ connections: 1, refused: 1 });
    cut.lift();
    await joined();
    expect(proxy.verbs()).toEqual([]);
  });

  it('cut: what was sent before still arrives', async () => {
    const pair = await joined();
    const slow = proxy.apply({ verb: 'delay', ms: 60_000, jitterMs: 0 });
    pair.client.socket.write('last words');
    await expect.poll(() => slow.measures().bytesHeld).toBe(10);
    proxy.apply({ verb: 'close' });
    await expect.poll(() => pair.server.text).toBe('hello last words');
  });

  it('reset: both ends see RST once, and new connections live', async () => {
    const pair = await joined();
    const reset = proxy.apply({ verb: 'reset' });
    await expect.poll(() => [pair.client.fate, pair.server.fate]).toEqual(['reset', 'reset']);
    expect(reset.measures().connections).toBe(1);
    await joined();
    expect(proxy.verbs()).toEqual([]);
  });

  it('flap: resets again and again until it is lifted', async () => {
    const flap = proxy.apply({ verb: 'flap', everyMs: 20 });
    for (let i = 0; i < 3; i += 1) {
      const client = dial();
      await expect.poll(() => client.fate).toBe('reset');
    }
    expect(flap.measures().connections).toBe(3);
    flap.lift();
    await joined();
  });

  it('delay: pieces wait in order, both ways, and go on at once when it is lifted', async () => {
    const pair = await joined();
    const short = proxy.apply({ verb: 'delay', ms: 50, jitterMs: 40 });
    const sentMs = platform.clock.monotonic();
    for (const letter of 'abcde') pair.client.socket.write(letter);
    pair.server.socket.write('back');
    await expect.poll(() => [pair.server.text, pair.client.text]).toEqual(['hello abcde', 'back']);
    expect(platform.clock.monotonic() - sentMs).toBeGreaterThanOrEqual(10);
    short.lift();
    const long = proxy.apply({ verb: 'delay', ms: 60_000, jitterMs: 0 });
    pair.client.socket.write('f');
    await expect.poll(() => long.measures()).toMatchObject({ connections: 1, bytesHeld: 1 });
    long.lift();
    pair.client.socket.write('g');
    await expect.poll(() => pair.server.text).toBe('hello abcdefg');
  });

  it('rate: passes no more than it says', async () => {
    const pair = await joined();
    const slow = proxy.apply({ verb: 'rate', bytesPerSecond: 20_000 });
    const sentMs = platform.clock.monotonic();
    pair.client.socket.write('x'.repeat(4000));
    await expect.poll(() => pair.server.text.length, { timeout: 5000 }).toBe(4006);
    expect(platform.clock.monotonic() - sentMs).toBeGreaterThanOrEqual(190);
    expect(slow.measures().bytesHeld).toBe(4000);
  });

  it('rate: more than a lane holds arrives whole', async () => {
    const pair = await joined();
    proxy.apply({ verb: 'rate', bytesPerSecond: 2_000_000 });
    pair.client.socket.write('x'.repeat(500_000));
    await expect.poll(() => pair.server.text.length, { timeout: 5000 }).toBe(500_006);
  });

  it('drop, one way: requests arrive, answers do not, and the stream with the hole is reset in the end', async () => {
    const pair = await joined();
    const drop = proxy.apply({ verb: 'drop', directions: ['to-client'] });
    pair.client.socket.write('request');
    await expect.poll(() => pair.server.text).toBe('hello request');
    pair.server.socket.write('answer');
    await expect.poll(() => drop.measures()).toMatchObject({ connections: 1, bytesDropped: 6 });
    expect([pair.client.text, pair.client.fate]).toEqual(['', 'open']);
    drop.lift();
    await expect.poll(() => [pair.client.fate, pair.server.fate]).toEqual(['reset', 'reset']);
  });

  it('drop, both ways: not even the end of a connection is told while it lasts', async () => {
    const [quiet, ending] = [await joined(), await joined()];
    const drop = proxy.apply({ verb: 'drop', directions: ['to-server', 'to-client'] });
    const gone = new Promise((resolve) => ending.client.socket.once('close', resolve));
    ending.client.socket.destroy();
    await gone;
    const newcomer = dial();
    newcomer.socket.write('anybody?');
    await expect.poll(() => drop.measures().bytesDropped).toBe(8);
    expect([quiet.client.fate, ending.server.fate]).toEqual(['open', 'open']);
    drop.lift();
    await expect.poll(() => [ending.server.fate, newcomer.fate]).toEqual(['reset', 'reset']);
    quiet.client.socket.write('still here');
    await expect.poll(() => quiet.server.text).toBe('hello still here');
  });

  it('verbs add up, and each is lifted by itself', async () => {
    const pair = await joined();
    const drop = proxy.apply({ verb: 'drop', directions: ['to-client'] });
    const delay = proxy.apply({ verb: 'delay', ms: 60_000, jitterMs: 0 });
    expect(proxy.verbs().map(({ verb }) => verb)).toEqual(['drop', 'delay']);
    pair.client.socket.write('held');
    await expect.poll(() => delay.measures().bytesHeld).toBe(4);
    delay.lift();
    delay.lift();
    await expect.poll(() => pair.server.text).toBe('hello held');
    drop.lift();
    pair.server.socket.write('welcome');
    await expect.poll(() => pair.client.text).toBe('welcome');
  });

  it('says something in the server’s name', async () => {
    const pair = await joined();
    proxy.tell(Buffer.from('blocked'));
    await expect.poll(() => pair.client.text).toBe('blocked');
  });
});

import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { allowed } from './said.ts';
import type { Said } from './said.ts';

const timeoutMs = 10_000;

const methods = { start: '10,10', tune: '10,30', openOk: '10,41', close: '10,50' } as const;

/**
 * Opens a vhost as the URL's user and hangs up. AMQP's handshake by hand: the client library keeps the broker's words
 * of refusal to itself. Rejects where no broker answers.
 *
 * Source: AMQP 0-9-1, section 2.2.4 (the connection class).
 */
export function openVhost(url: string): Promise<Said> {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === 'amqps:';
  const target = { host: hostname, port: Number(port || (secure ? 5671 : 5672)) };
  const login = `\0${decodeURIComponent(username)}\0${decodeURIComponent(password)}`;
  const vhost = decodeURIComponent(pathname.slice(1));
  return new Promise((resolve, reject) => {
    const socket: Socket = secure ? connectTls({ ...target, servername: hostname }) : connect(target);
    const end = (said: Said) => {
      resolve(said);
      socket.destroy();
    };
    const answers: Record<string, (body: Buffer) => void> = {
      [methods.start]: () => send(socket, 11, clientProperties, short('PLAIN'), long(login), short('en_US')),
      [methods.tune]: (body) => {
        // As offered, without heartbeats.
        send(socket, 31, body.subarray(0, 6), Buffer.alloc(2));
        send(socket, 40, short(vhost), short(''), Buffer.alloc(1));
      },
      [methods.openOk]: () => end(allowed),
      [methods.close]: (body) => end(refusal(body)),
    };
    let received = Buffer.alloc(0);
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    socket.on('error', reject);
    socket.on('close', () => end({ code: 'hung up', words: 'the broker hung up' }));
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 8 && received.length >= 8 + received.readUInt32BE(3)) {
        const payload = received.subarray(7, 7 + received.readUInt32BE(3));
        received = received.subarray(8 + payload.length);
        answers[`${payload.readUInt16BE(0)},${payload.readUInt16BE(2)}`]?.(payload.subarray(4));
      }
    });
    socket.write(Buffer.from('AMQP\0\0\x09\x01', 'latin1'));
  });
}

/** A method of the connection class, in a frame of channel 0. */
function send(socket: Socket, method: number, ...fields: Buffer[]): void {
  const payload = Buffer.concat([Buffer.from([0, 10, 0, method]), ...fields]);
  const head = Buffer.alloc(7);
  head.writeUInt8(1, 0);
  head.writeUInt32BE(payload.length, 3);
  socket.write(Buffer.concat([head, payload, Buffer.from([0xce])]));
}

function short(text: string): Buffer {
  return Buffer.concat([Buffer.from([Buffer.byteLength(text)]), Buffer.from(text)]);
}

function long(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(text), 0);
  return Buffer.concat([length, Buffer.from(text)]);
}

/** Asks to be told why a login fails, instead of being hung up on. */
const clientProperties = table(
  'capabilities',
  'F',
  table('authentication_failure_close', 't', Buffer.from([1])),
);

/** A table with one field. */
function table(name: string, type: string, value: Buffer): Buffer {
  const field = Buffer.concat([short(name), Buffer.from(type), value]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(field.length, 0);
  return Buffer.concat([length, field]);
}

/** "530 NOT-ALLOWED" and the sentence that follows. */
function refusal(body: Buffer): Said {
  const words = body.subarray(3, 3 + body.readUInt8(2)).toString();
  const [name = ''] = words.split(' ');
  return { code: `${body.readUInt16BE(0)} ${name.replace('_', '-')}`, words };
}

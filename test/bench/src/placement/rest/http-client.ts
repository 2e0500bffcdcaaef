import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** One connection that stays open, one request on it at a time. */
export interface HttpConnection {
  /** `body`: JSON, "" for none. Rejects where the connection ends before the answer is whole. */
  ask(method: string, path: string, body?: string): Promise<HttpAnswer>;
  close(): void;
}

const headerEnd = Buffer.from('\r\n\r\n');

/**
 * The least of HTTP/1.1 that placement answers with: a length and a body. node:http costs a client more than
 * the service spends on a small request, and both share the machine.
 */
export async function openHttp(
  port: number,
  headers: Readonly<Record<string, string>>,
): Promise<HttpConnection> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const common = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `host: 127.0.0.1:${port}\r\n${common.join('')}`;
  const answers = answersOf(socket);
  return {
    ask(method, path, body = '') {
      const length = Buffer.byteLength(body);
      const about = body === '' ? '' : `content-type: application/json\r\ncontent-length: ${length}\r\n`;
      socket.write(`${method} ${path} HTTP/1.1\r\n${head}${about}\r\n${body}`);
      return answers.next();
    },
    close: () => socket.destroy(),
  };
}

function answersOf(socket: Socket): { next(): Promise<HttpAnswer> } {
  let received: Buffer = Buffer.alloc(0);
  let waiting: { resolve(answer: HttpAnswer): void; reject(error: Error): void } | null = null;
  let broken: Error | null = null;
  const settle = () => {
    const answer = waiting ? wholeAnswer(received) : null;
    if (!waiting || !answer) return;
    received = received.subarray(answer.end);
    const { resolve } = waiting;
    waiting = null;
    resolve(answer);
  };
  const fail = (error: Error) => {
    broken = error;
    waiting?.reject(error);
  };
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    settle();
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('placement closed the connection')));
  return {
    next: () =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken);
        waiting = { resolve, reject };
      }),
  };
}

/** The first answer of what was received, once all of it is there. */
function wholeAnswer(received: Buffer): (HttpAnswer & { end: number }) | null {
  const headEnd = received.indexOf(headerEnd);
  if (headEnd < 0) return null;
  const head = received.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined && status !== 204) throw new Error(`an answer without a length:\n${head}`);
  const start = headEnd + headerEnd.length;
  const end = start + Number(length ?? 0);
  return end > received.length ? null : { status, body: received.subarray(start, end), end };
}

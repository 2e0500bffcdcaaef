import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** A status, number or text; null; an error reply. Nothing that answers with a list is asked here. */
export type RedisAnswer = string | number | null | Error;

const timeoutMs = 5000;

/**
 * Sends commands over a connection of their own and resolves with one answer each. For setting servers up; the
 * store has its own client. Rejects where the server cannot be reached, or refuses the URL's user.
 */
export async function askRedis(
  url: string,
  commands: readonly (readonly string[])[],
): Promise<RedisAnswer[]> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const target = { host: hostname || '127.0.0.1', port: Number(port || 6379) };
  const login =
    password === ''
      ? []
      : [['AUTH', ...[username, password].filter((part) => part !== '').map(decodeURIComponent)]];
  const all = [...login, ...commands];
  const socket = protocol === 'rediss:' ? connectTls({ ...target, servername: hostname }) : connect(target);
  const answers = await converse(socket, all.map(encodeCommand).join(''), all.length);
  const [welcome] = login.length > 0 ? answers.splice(0, 1) : [];
  if (welcome instanceof Error) throw welcome;
  return answers;
}

function converse(socket: Socket, request: string, expected: number): Promise<RedisAnswer[]> {
  return new Promise((resolve, reject) => {
    let received = '';
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.setEncoding('utf8');
    socket.setTimeout(timeoutMs, () => fail(new Error(`Redis did not answer within ${timeoutMs} ms`)));
    socket.on('error', fail);
    socket.on('close', () => reject(new Error('Redis closed the connection')));
    socket.on('data', (chunk: string) => {
      received += chunk;
      const answers = parseAnswers(received);
      if (answers.length < expected) return;
      resolve(answers);
      socket.destroy();
    });
    socket.write(request);
  });
}

const encodeCommand = (words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;

/** The answers that have come in completely. Texts are taken to be ASCII. */
function parseAnswers(text: string): RedisAnswer[] {
  const answers: RedisAnswer[] = [];
  for (let at = 0; ;) {
    const end = text.indexOf('\r\n', at);
    if (end < 0) return answers;
    const line = text.slice(at + 1, end);
    const kind = text[at];
    at = end + 2;
    if (kind === '-') answers.push(new Error(line));
    else if (kind === ':') answers.push(Number(line));
    else if (kind === '$' && line === '-1') answers.push(null);
    else if (kind === '$') {
      const stop = at + Number(line);
      if (text.length < stop + 2) return answers;
      answers.push(text.slice(at, stop));
      at = stop + 2;
    } else answers.push(line);
  }
}

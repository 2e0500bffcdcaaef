import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** A status, number or text; null; an error reply; a list of them. */
export type RedisAnswer = string | number | null | Error | readonly RedisAnswer[];

const usualTimeoutMs = 5000;

/**
 * Sends commands over a connection of their own and resolves with one answer each. For setting servers up; the
 * store has its own client. Rejects where the server cannot be reached, or refuses the URL's user.
 */
export async function askRedis(
  url: string,
  commands: readonly (readonly string[])[],
  { timeoutMs = usualTimeoutMs }: { readonly timeoutMs?: number } = {},
): Promise<RedisAnswer[]> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const target = { host: hostname || '127.0.0.1', port: Number(port || 6379) };
  const login =
    password === ''
      ? []
      : [['AUTH', ...[username, password].filter((part) => part !== '').map(decodeURIComponent)]];
  const all = [...login, ...commands];
  const socket = protocol === 'rediss:' ? connectTls({ ...target, servername: hostname }) : connect(target);
  const answers = await converse(socket, all.map(encodeCommand).join(''), {
    expected: all.length,
    timeoutMs,
  });
  const [welcome] = login.length > 0 ? answers.splice(0, 1) : [];
  if (welcome instanceof Error) throw welcome;
  return answers;
}

function converse(
  socket: Socket,
  request: string,
  { expected, timeoutMs }: { readonly expected: number; readonly timeoutMs: number },
): Promise<RedisAnswer[]> {
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
    const parsed = parseAnswer(text, at);
    if (!parsed) return answers;
    answers.push(parsed.answer);
    at = parsed.end;
  }
}

/** The answer that starts at `at`; null where it has not come in completely. */
function parseAnswer(text: string, at: number): { answer: RedisAnswer; end: number } | null {
  const lineEnd = text.indexOf('\r\n', at);
  if (lineEnd < 0) return null;
  const line = text.slice(at + 1, lineEnd);
  const end = lineEnd + 2;
  switch (text[at]) {
    case '-':
      return { answer: new Error(line), end };
    case ':':
      return { answer: Number(line), end };
    case '*':
      return line === '-1' ? { answer: null, end } : parseList(text, end, Number(line));
    case '$': {
      if (line === '-1') return { answer: null, end };
      const stop = end + Number(line);
      return text.length < stop + 2 ? null : { answer: text.slice(end, stop), end: stop + 2 };
    }
    default:
      return { answer: line, end };
  }
}

function parseList(text: string, at: number, length: number) {
  const answer: RedisAnswer[] = [];
  let end = at;
  while (answer.length < length) {
    const parsed = parseAnswer(text, end);
    if (!parsed) return null;
    answer.push(parsed.answer);
    end = parsed.end;
  }
  return { answer, end };
}

import { pino } from 'pino';

type Write = (fields: object | string, message?: string) => void;

/** Structured log lines. Request id and trace id come from `child` loggers made by libs/rpc and the REST layer. */
export interface Logger {
  trace: Write;
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
  child(fields: Record<string, unknown>): Logger;
}

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const secrets = [
  'password',
  'token',
  'authorization',
  '*.password',
  '*.token',
  '*.authorization',
  'headers.*',
];

/** JSON lines on stdout (or `fd`). Secrets are redacted; URLs lose their passwords. */
export function createLogger(options: { service: string; level: LogLevel; fd?: number }): Logger {
  const destination = pino.destination({ dest: options.fd ?? 1, sync: false });
  return pino(
    {
      level: options.level,
      base: { service: options.service, pid: process.pid },
      redact: { paths: secrets, censor: '[redacted]' },
      serializers: { url: (url: unknown) => redactUrl(String(url)), err: serializeError },
    },
    destination,
  );
}

function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const plain = pino.stdSerializers.err(error);
  return { ...plain, message: redactUrl(plain.message), stack: redactUrl(plain.stack) };
}

/** Drops the password from every URL in a text: "amqp://cell1:secret@host" reads "amqp://cell1:***@host". */
export function redactUrl(text: string): string {
  return text.replace(/(\w+:\/\/[^\s:/@]*):[^\s@/]+@/g, '$1:***@');
}

export const silentLogger: Logger = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLogger,
};

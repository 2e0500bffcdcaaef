import { writeSync } from 'node:fs';
import { createFailpoints, FailpointSyntaxError } from '@cellflow/failpoints';
import type { ErrorKinds, FailpointControl, Grip, Hit } from '@cellflow/failpoints';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { ConfigError } from './config.ts';
import { createPlatform } from './deps.ts';
import type { Platform } from './deps.ts';
import type { Logger } from './logger.ts';

/** What ends a process from without shows as this code too: 128 and SIGKILL. */
const exitCode = 137;
/** pino's "warn". */
const warn = 40;
const stderr = 2;

const grip: Grip = {
  exit: () => process.exit(exitCode),
  kill: () => void process.kill(process.pid, 'SIGKILL'),
  pause: () => void process.kill(process.pid, 'SIGSTOP'),
};

/**
 * The platform of a process. Points are armed at its start by CELLFLOW_FAILPOINTS, and while it runs through
 * `failpoints`, which is null unless CELLFLOW_FAULTS is 1. Without either of them no point can ever do anything. Only
 * with CELLFLOW_FAULTS is the wall clock off by CELLFLOW_CLOCK_SKEW_MS. Throws ConfigError where one of them cannot be
 * understood.
 */
export function processPlatform(options: {
  service: string;
  logger: Logger;
  env: Readonly<Record<string, string | undefined>>;
  /** What `error(CODE)` throws. */
  errors: ErrorKinds;
}): { platform: Platform; failpoints: FailpointControl | null } {
  const { service, logger, env, errors } = options;
  const text = env['CELLFLOW_FAILPOINTS'] ?? '';
  const faults = env['CELLFLOW_FAULTS'] === '1';
  if (text === '' && !faults) return { platform: createPlatform({ logger }), failpoints: null };
  const failpoints = createFailpoints({
    clock: systemClock,
    grip,
    errors,
    tell: (hit) => tell(service, hit),
  });
  try {
    failpoints.arm(text);
  } catch (error) {
    if (!(error instanceof FailpointSyntaxError)) throw error;
    throw new ConfigError(`CELLFLOW_FAILPOINTS is not usable: ${error.message}`);
  }
  const clock = faults ? skewedClock(env['CELLFLOW_CLOCK_SKEW_MS'] ?? '0') : systemClock;
  return { platform: createPlatform({ logger, failpoints, clock }), failpoints: faults ? failpoints : null };
}

/** A wall clock that is wrong by so many ms; deadlines and timers are right. Throws ConfigError for what is no number. */
function skewedClock(text: string): Clock {
  const skewMs = Number(text);
  if (!Number.isInteger(skewMs)) {
    throw new ConfigError(`CELLFLOW_CLOCK_SKEW_MS is not usable: expected ms, found "${text}"`);
  }
  return skewMs === 0 ? systemClock : { ...systemClock, now: () => systemClock.now() + skewMs };
}

/** Written before the act, past the logger, whose lines would die with the process. */
function tell(service: string, hit: Hit): void {
  const line = {
    level: warn,
    time: systemClock.now(),
    service,
    pid: process.pid,
    event: 'failpoint',
    ...hit,
  };
  const msg = `failpoint ${hit.point} was hit`;
  writeSync(stderr, `${JSON.stringify({ ...line, msg })}\n`);
}

import type { Behaviour, BuildStep, Duration, FailureRule } from './schema.ts';

interface Random {
  next(): number;
}

/** What will happen to one build on a fake host. */
export interface BuildPlan {
  /** How long each phase takes, in ms. */
  readonly networkingMs: number;
  readonly blockDeviceMappingMs: number;
  readonly spawnMs: number;
  readonly outcome: 'success' | 'reschedule' | 'abort' | 'hang';
  /** Why it fails; "" where it does not. */
  readonly message: string;
}

/** Draws the course of one build. The same behaviour, build and random sequence give the same plan. */
export function planBuild(
  behaviour: Behaviour,
  build: { readonly host: string; readonly attempt: number },
  random: Random,
): BuildPlan {
  const phases = {
    networkingMs: behaviour.networkingMs,
    blockDeviceMappingMs: behaviour.blockDeviceMappingMs,
    spawnMs: drawDuration(behaviour.spawnMs, random),
  };
  if (behaviour.hang > 0 && random.next() < behaviour.hang)
    return { ...phases, outcome: 'hang', message: '' };
  const rule = behaviour.failures.find((candidate) => applies(candidate, build, random));
  if (!rule) return { ...phases, outcome: 'success', message: '' };
  return {
    ...phases,
    outcome: rule.class,
    message: rule.message ?? `Build of instance failed on ${build.host}`,
  };
}

/** All conditions of a rule must hold. The attempt numbers an instance's builds, over all hosts. */
function applies(rule: FailureRule, build: { host: string; attempt: number }, random: Random): boolean {
  if (rule.hosts && !rule.hosts.includes(build.host)) return false;
  if (rule.attempts && !rule.attempts.includes(build.attempt)) return false;
  if (rule.firstBuilds !== undefined && build.attempt > rule.firstBuilds) return false;
  return rule.probability === undefined || random.next() < rule.probability;
}

/** One duration in ms, never negative. Mean and deviation: normal, by Box and Muller. */
export function drawDuration(duration: Duration, random: Random): number {
  if (typeof duration === 'number') return duration;
  if ('min' in duration) return duration.min + random.next() * (duration.max - duration.min);
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return Math.max(0, duration.mean + duration.stddev * radius * Math.cos(2 * Math.PI * random.next()));
}

/** Whether the process dies now. `times` counts how often the host has reached the step, this time included. */
export function crashesAt(behaviour: Behaviour, step: BuildStep, times: number, random: Random): boolean {
  const { crash } = behaviour;
  if (!crash || crash.at !== step) return false;
  if (crash.nth !== undefined && crash.nth !== times) return false;
  return crash.probability === undefined || random.next() < crash.probability;
}

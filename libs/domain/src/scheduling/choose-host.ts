import type { HostState } from './host-state.ts';
import { weighHosts } from './weigh-hosts.ts';
import type { Multipliers } from './weighers/weigher.ts';

export interface ChoiceRules {
  readonly multipliers: Multipliers;
  /** One of the best so many is chosen at random, so that schedulers do not all run to the same host. */
  readonly hostSubsetSize: number;
  /** Choose at random among the hosts that are equally the best. */
  readonly shuffleBestSameWeighedHosts: boolean;
  /** Uniform in [0, 1). */
  random(): number;
}

/**
 * The host to try first, or null where there is none: one of the nearest. nova/scheduler/manager.py: _get_sorted_hosts.
 */
export function chooseHost(among: readonly HostState[], rules: ChoiceRules): HostState | null {
  const hosts = nearest(among);
  if (hosts.length < 2) return hosts[0] ?? null;
  const weights = weighHosts(hosts, rules.multipliers);
  if (rules.hostSubsetSize <= 1 && !rules.shuffleBestSameWeighedHosts) return hosts[bestOf(weights)] ?? null;
  const order = [...weights.keys()].sort((a, b) => (weights[b] as number) - (weights[a] as number));
  if (rules.shuffleBestSameWeighedHosts) {
    const best = weights[order[0] as number];
    const ties = order.findIndex((at) => weights[at] !== best);
    shuffle(order, ties < 0 ? order.length : ties, rules.random);
  }
  const best = Math.min(Math.max(1, rules.hostSubsetSize), order.length);
  return hosts[order[Math.floor(rules.random() * best)] as number] ?? null;
}

function nearest(hosts: readonly HostState[]): readonly HostState[] {
  let least = Infinity;
  let farthest = 0;
  for (const { distance } of hosts) {
    if (distance < least) least = distance;
    if (distance > farthest) farthest = distance;
  }
  return farthest <= least ? hosts : hosts.filter(({ distance }) => distance === least);
}

/** The first of the heaviest. */
function bestOf(weights: Float64Array): number {
  let best = 0;
  for (let at = 1; at < weights.length; at += 1) {
    if ((weights[at] as number) > (weights[best] as number)) best = at;
  }
  return best;
}

/** Fisher and Yates, over the first `count`. */
function shuffle(order: number[], count: number, random: () => number): void {
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
}

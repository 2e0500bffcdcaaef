import type { HostState } from './host-state.ts';
import type { Multipliers } from './weighers/weigher.ts';
import { weighers } from './weighers/index.ts';

/**
 * The weight of each host, parallel to `hosts`: every measure is brought to 0..1 between the worst and the best host
 * of this list, multiplied and added up. A measure in which all are equal says nothing; a single host is not weighed.
 * nova/weights.py: normalize, BaseWeightHandler.get_weighed_objects.
 */
export function weighHosts(hosts: readonly HostState[], multipliers: Multipliers): Float64Array {
  const weights = new Float64Array(hosts.length);
  if (hosts.length < 2) return weights;
  const measures = new Float64Array(hosts.length);
  for (const weigher of weighers) {
    const multiplier = multipliers[weigher.name];
    if (multiplier === 0) continue;
    let min = Infinity;
    let max = -Infinity;
    hosts.forEach((host, at) => {
      const measure = weigher.weigh(host);
      measures[at] = measure;
      if (measure < min) min = measure;
      if (measure > max) max = measure;
    });
    if (max === min) continue;
    for (let at = 0; at < hosts.length; at += 1) {
      weights[at] = (weights[at] as number) + (multiplier * ((measures[at] as number) - min)) / (max - min);
    }
  }
  return weights;
}

/** The hosts, nearest first, of equally near ones the best first. Equal ones keep their order. */
export function sortHosts(hosts: readonly HostState[], multipliers: Multipliers): HostState[] {
  const weights = weighHosts(hosts, multipliers);
  return hosts
    .map((host, at) => ({ host, weight: weights[at] as number }))
    .sort((a, b) => a.host.distance - b.host.distance || b.weight - a.weight)
    .map(({ host }) => host);
}

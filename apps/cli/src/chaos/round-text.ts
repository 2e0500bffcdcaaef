import type { SoakRound } from '@cellflow/chaos';

/** What came of a round, on one line. */
export function roundText({ number, verdict, faults, servers, tookMs, why, result }: SoakRound): string {
  const counts = Object.entries(servers).map(([state, count]) => `${count} ${state}`);
  const idle = faults.idle.length > 0 ? `, ${faults.idle.length} found nothing to strike` : '';
  const rss = (result.history.gauges ?? []).filter(({ what }) => what === 'rssMib');
  const most = [...rss].sort((one, other) => other.rest - one.rest)[0];
  const memory = most ? `; most memory: ${most.subject} ${most.rest} MiB` : '';
  const reasons = why.length > 0 ? `; ${why.join('; ')}` : '';
  return `round ${number}: ${verdict} after ${(tookMs / 1000).toFixed(0)} s; ${counts.join(', ')}; ${faults.bit} faults struck${idle}${memory}${reasons}`;
}

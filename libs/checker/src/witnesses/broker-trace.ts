import type { Platform } from '@cellflow/platform';
import { readFirehose } from '@cellflow/rpc';
import type { Firehose } from '@cellflow/rpc';
import type { Publication } from '../history.ts';
import { publicationsOf } from './publications.ts';
import { createTraceSwitch } from './trace-switch.ts';

/** Whoever may do everything at the brokers: `servers.admin` of libs/stack. */
export interface BrokerAdmin {
  readonly management: { request(method: string, path: string, body?: unknown): Promise<unknown> };
  brokerUrl(vhost: string): string;
}

export interface BrokerTrace {
  /** W3 so far. Grows until the trace is stopped. */
  readonly traffic: readonly Publication[];
  /** Vhosts of which nothing was heard: in a cloud that works something is sent on each of them. */
  silent(): string[];
  /** How often a broker went away: what was published meanwhile was not seen. */
  gaps(): number;
  /** Drops what is not needed any more, in place. `at`: its position in `traffic`. */
  forget(done: (publication: Publication, at: number) => boolean): void;
  /** Switches tracing off again. */
  stop(): Promise<void>;
}

const retryMs = 250;

/**
 * W3 of real brokers: their firehose, switched on for these vhosts. It costs a broker as much again as the traffic. A
 * broker that comes back has forgotten that it was traced, and is told again.
 */
export async function startBrokerTrace(
  admin: BrokerAdmin,
  vhosts: readonly string[],
  { clock }: Pick<Platform, 'clock'>,
): Promise<BrokerTrace> {
  const traffic: Publication[] = [];
  const open = new Map<string, Firehose>();
  let stopped = false;
  let gaps = 0;
  const set = createTraceSwitch(admin.management);
  const heard = new Set<string>();

  async function watch(vhost: string, wasAway = false): Promise<void> {
    let fresh = wasAway;
    const take = (published: Parameters<typeof publicationsOf>[0]) => {
      const seen = publicationsOf({ ...published, vhost: published.vhost || vhost });
      traffic.push(...(fresh ? seen.map((each) => ({ ...each, afterGap: true as const })) : seen));
      fresh = false;
      heard.add(vhost);
    };
    open.set(vhost, await readFirehose(admin.brokerUrl(vhost), take, () => void again(vhost)));
    await set(vhost, true);
  }

  async function again(vhost: string): Promise<void> {
    gaps += 1;
    while (!stopped) {
      await clock.sleep(retryMs);
      const back = await watch(vhost, true).then(
        () => true,
        () => false,
      );
      if (back) return;
    }
  }

  await Promise.all(vhosts.map((vhost) => watch(vhost)));
  return {
    traffic,
    silent: () => vhosts.filter((vhost) => !heard.has(vhost)),
    gaps: () => gaps,
    forget(done) {
      const kept = traffic.filter((each, at) => !done(each, at));
      traffic.length = 0;
      for (const each of kept) traffic.push(each);
    },
    async stop() {
      stopped = true;
      await Promise.allSettled(vhosts.map((vhost) => set(vhost, false)));
      await Promise.allSettled([...open.values()].map((firehose) => firehose.close()));
    },
  };
}

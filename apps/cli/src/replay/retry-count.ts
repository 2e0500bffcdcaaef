import type { LedgerEvent } from '@cellflow/contracts-common';

/** What the cells' ledgers say of retries. */
export interface RetryCount {
  take(event: LedgerEvent): void;
  readonly totals: {
    /** Builds that failed on a host. */
    failedBuilds: number;
    /** Failed builds that went on to another host. */
    retries: number;
    /** Alternates that placement refused. */
    alternatesRefused: number;
    /** Builds whose compute fell silent. */
    leasesExpired: number;
  };
}

export function createRetryCount(): RetryCount {
  const totals = { failedBuilds: 0, retries: 0, alternatesRefused: 0, leasesExpired: 0 };
  const counted: Readonly<Record<string, keyof typeof totals>> = {
    'build.failed': 'failedBuilds',
    'build.retried': 'retries',
    'build.refused': 'alternatesRefused',
    'lease.expired': 'leasesExpired',
  };
  return {
    take(event) {
      const name = counted[event.type];
      if (name) totals[name]++;
    },
    totals,
  };
}

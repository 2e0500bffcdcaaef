/** What filters look at, beside the host. */
export interface HostRequest {
  /** "" for any. */
  readonly availabilityZone: string;
  /** "az:host:node" of an administrator: bypass the filters. */
  readonly forceHosts: readonly string[];
  readonly forceNodes: readonly string[];
  /** The host of the create request; does not bypass the filters. "" for any. */
  readonly requestedHost: string;
  readonly ignoreHosts: readonly string[];
  /** Providers of the servers that the `different_host` hint names. */
  readonly differentFrom: ReadonlySet<string>;
  /** Providers of the servers that the `same_host` hint names; null without the hint. */
  readonly sameAs: ReadonlySet<string> | null;
}

export const isForced = (request: HostRequest): boolean =>
  request.forceHosts.length > 0 || request.forceNodes.length > 0;

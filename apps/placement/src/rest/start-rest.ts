import { createAuthenticate, grantsOf } from '@cellflow/rest';
import type { TokenGrant } from '@cellflow/rest';
import type { Engine } from '../placement-engine.ts';
import { buildApp } from './app.ts';

/** Where the Placement API listens and whom it knows. */
export interface RestConfig {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 8778, Placement's own; 0 lets the system choose. */
  readonly port?: number;
  readonly tokens?: readonly TokenGrant[];
  /** A token that is admin of everything. Default "admin" while `host` is loopback, else none. "": none. */
  readonly devToken?: string;
  /** Origins whose scripts may use the API from a browser: "https://console.example.org". Default: none. */
  readonly allowedOrigins?: readonly string[];
}

export const defaultHost = '127.0.0.1';
export const defaultPort = 8778;

/** Serves the Placement API of one replica. Rejects when it cannot listen. `stop` finishes what is in flight. */
export async function startRest(
  { host = defaultHost, port = defaultPort, tokens, devToken, allowedOrigins }: RestConfig,
  engine: Engine,
): Promise<{ url: string; stop(): Promise<void> }> {
  const app = buildApp(engine, createAuthenticate(grantsOf({ host, tokens, devToken })), { allowedOrigins });
  const url = await app.listen({ host, port });
  return { url, stop: () => app.close() };
}

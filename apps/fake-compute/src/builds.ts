import type { BuildAndRunInstanceRequest } from '@cellflow/contracts-cell';
import type { RequestContext } from '@cellflow/rpc';

/** One attempt that this service is building. */
export interface Build {
  readonly uuid: string;
  readonly attempt: number;
  readonly host: string;
  readonly request: BuildAndRunInstanceRequest;
  readonly context: RequestContext;
  /** Ends the build where it stands. */
  readonly stop: AbortController;
  /** The conductor knows that it runs: its lease must be renewed. */
  begun: boolean;
  /** The conductor has said whether what came of it stays. */
  settled: boolean;
  /** Settled once nothing of the build runs any more. Never rejects. */
  done: Promise<void>;
}

/** How many finished attempts are remembered, so that a late duplicate of a message starts nothing. */
const remembered = 20_000;

/** The builds that are going on, and those that were. */
export class Builds {
  private readonly running = new Map<string, Build>();
  private readonly past = new Set<string>();

  /** Null where this attempt is being built, or was. */
  start(request: BuildAndRunInstanceRequest, context: RequestContext): Build | null {
    const { instanceUuid: uuid, attempt, host } = request;
    const key = keyOf(uuid, attempt);
    if (this.running.has(key) || this.past.has(key)) return null;
    const { requestId, traceparent } = context;
    const build: Build = {
      uuid,
      attempt,
      host,
      request,
      context: { requestId, traceparent },
      stop: new AbortController(),
      begun: false,
      settled: false,
      done: Promise.resolve(),
    };
    this.running.set(key, build);
    return build;
  }

  /** `past`: the attempt has had its end; false where its message will come again. */
  end(build: Build, past: boolean): void {
    const key = keyOf(build.uuid, build.attempt);
    this.running.delete(key);
    if (!past) return;
    this.past.add(key);
    if (this.past.size <= remembered) return;
    for (const oldest of this.past) {
      this.past.delete(oldest);
      return;
    }
  }

  get(uuid: string, attempt: number): Build | undefined {
    return this.running.get(keyOf(uuid, attempt));
  }

  all(): Build[] {
    return [...this.running.values()];
  }

  on(uuid: string, host: string): Build[] {
    return this.all().filter((build) => build.uuid === uuid && build.host === host);
  }
}

/** What failpoints are told of a build. */
export const factsOf = ({ uuid, attempt, host }: Pick<Build, 'uuid' | 'attempt' | 'host'>) => ({
  instance: uuid,
  attempt,
  host,
});

const keyOf = (uuid: string, attempt: number) => `${uuid}:${attempt}`;

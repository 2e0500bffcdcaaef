import type { Clock } from '@cellflow/platform';
import type { CallRecord } from '../history.ts';
import type { Stalls } from './stalls.ts';

type OnAnswer = (tookMs: number) => void;

/** What is asked of a client of the API so that its calls can be written down. libs/stack's RestClient has it. */
export interface RecordedClient {
  boot(request: BootWishes, onAnswer?: OnAnswer): Promise<string[]>;
  list(filter?: object, onAnswer?: OnAnswer): Promise<ListedServer[]>;
  show(id: string): Promise<ListedServer | null>;
  remove(id: string): Promise<boolean>;
}

interface BootWishes {
  readonly name: string;
  readonly flavor: string;
  readonly image: string;
  readonly count?: number;
  readonly idempotencyKey?: string;
}

interface ListedServer {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

export interface Recorder {
  /** W1 so far, in the order in which it was written. */
  readonly calls: readonly CallRecord[];
  /** The same client for one of the load's processes; everything that it is asked is written down. */
  wrap<T extends RecordedClient>(client: T, who: Who): T;
  /** Ids of the faults that are active now: each call takes down those that were from its begin to its end. */
  active: ReadonlySet<string>;
}

export interface Who {
  readonly process: string;
  readonly project: string;
  readonly admin?: boolean;
}

type Begun = Omit<CallRecord, 'process' | 'call' | 'type' | 'atMs' | 'project' | 'admin' | 'during'>;
type Ended = Pick<CallRecord, 'type'> & Partial<CallRecord>;

/** W1: the load generator's own record. Statuses below 500 are refusals; of anything else the outcome is not known. */
export function createRecorder({
  clock,
  stalls,
}: {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** What is told apart from the time that an answer took. */
  readonly stalls?: Pick<Stalls, 'since'>;
}): Recorder {
  const calls: CallRecord[] = [];
  let next = 0;

  async function record<R>(
    who: Who,
    begun: Begun,
    act: (onAnswer: OnAnswer) => Promise<R>,
    tell: (answer: R) => Ended,
  ) {
    const call = (next += 1);
    const before = [...recorder.active];
    const about = { ...who, call, action: begun.action };
    const beganAtMs = clock.monotonic();
    calls.push({ ...about, ...begun, type: 'invoke', atMs: beganAtMs });
    const answersMs: number[] = [];
    const end = (told: Ended) => {
      const during = before.filter((id) => recorder.active.has(id));
      const faults = during.length > 0 ? { during } : {};
      const stalledMs = stalls?.since(beganAtMs) ?? 0;
      const stalled = stalledMs > 0 ? { stalledMs } : {};
      const slowest = answersMs.length > 1 ? { slowestMs: Math.max(...answersMs) } : {};
      calls.push({ ...about, ...told, ...faults, ...stalled, ...slowest, atMs: clock.monotonic() });
    };
    try {
      const answer = await act((tookMs) => void answersMs.push(tookMs));
      end(tell(answer));
      return answer;
    } catch (error) {
      end(failureOf(error));
      throw error;
    }
  }

  const recorder: Recorder = {
    calls,
    active: new Set(),
    wrap<T extends RecordedClient>(client: T, who: Who): T {
      const recorded: RecordedClient = {
        boot: (request) =>
          record(
            who,
            { action: 'boot', boot: wishesOf(request) },
            (onAnswer) => client.boot(request, onAnswer),
            (ids) => ({
              type: 'ok',
              status: 202,
              servers: ids.map((id) => ({ id })),
            }),
          ),
        list: (filter = {}) =>
          record(
            who,
            { action: 'list', filtered: Object.keys(filter).length > 0 },
            (onAnswer) => client.list(filter, onAnswer),
            (listed) => ({ type: 'ok', status: 200, servers: listed.map(seen) }),
          ),
        show: (id) =>
          record(
            who,
            { action: 'show', server: id },
            () => client.show(id),
            (found) =>
              found ? { type: 'ok', status: 200, servers: [seen(found)] } : { type: 'fail', status: 404 },
          ),
        remove: (id) =>
          record(
            who,
            { action: 'delete', server: id },
            () => client.remove(id),
            (done) => (done ? { type: 'ok', status: 204 } : { type: 'fail', status: 404 }),
          ),
      };
      return { ...client, ...recorded };
    },
  };
  return recorder;
}

const seen = ({ id, name, status }: ListedServer) => ({ id, name, status });

function wishesOf(request: BootWishes): NonNullable<CallRecord['boot']> {
  const { idempotencyKey, ...body } = request;
  const { name, flavor, count = 1 } = request;
  const key = idempotencyKey === undefined ? {} : { key: idempotencyKey };
  return { name, flavorRef: flavor, count, ...key, body: JSON.stringify(body) };
}

/** 503 was refused before anything was done; 500 and silence may hide a success. */
function failureOf(error: unknown): Ended {
  const status = (error as { status?: unknown } | null)?.status;
  const text = error instanceof Error ? error.message : String(error);
  if (typeof status !== 'number' || status === 0) return { type: 'info', status: 0, text };
  return { type: status < 500 || status === 503 ? 'fail' : 'info', status, text };
}

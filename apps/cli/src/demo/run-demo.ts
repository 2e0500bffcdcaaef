import { seededRandom } from '@cellflow/platform';
import { createRestClient, startEmbedded } from '@cellflow/stack';
import type { Observation, RestClient, Stack } from '@cellflow/stack';
import { vhosts } from '@cellflow/topology';
import { CliError } from '../cli-error.ts';
import { outJson } from '../io.ts';
import type { Io } from '../io.ts';
import { createPaint } from '../terminal/paint.ts';
import { acts, demoCells } from './acts.ts';
import type { Act } from './acts.ts';
import { cellOfUser } from './cell-of-user.ts';
import { checkDemo, statusOf } from './check-demo.ts';
import type { DemoState } from './check-demo.ts';
import type { Line } from './line.ts';
import { narrateEvent } from './narrate-event.ts';
import { narrateMessage } from './narrate-message.ts';
import { readDemoState, readProviders } from './read-demo-state.ts';
import { jsonStage, textStage } from './stages.ts';
import type { Stage } from './stages.ts';
import { drawSummary, summaryRows, usagesOf } from './summary.ts';

export interface DemoOptions {
  readonly json: boolean;
  readonly seed: number;
}

const anyImage = '70a599e0-31e7-49b7-b260-868f441e862b';
const actTimeoutMs = 15_000;
/** Long enough to see that the build is going on. */
const settleMs = 300;
/** The last messages of an act may still be on their way when its server has ended. */
const quietMs = 60;

/** What the demo keeps of what it sees. */
interface Audience {
  act: Act | null;
  hosts: Map<string, string>;
  begun: boolean;
  /** When the last line was shown, monotonic ms. */
  lastLineAt: number;
  readonly upcalls: string[];
}

/** Plays the acts on a cloud in this process. Throws CliError unless every server is where it must be. */
export async function runDemo(io: Io, options: DemoOptions): Promise<void> {
  const { clock } = io.platform;
  const began = clock.monotonic();
  const stage = options.json ? jsonStage(io) : textStage(io);
  const audience: Audience = { act: null, hosts: new Map(), begun: false, lastLineAt: 0, upcalls: [] };
  const platform = { ...io.platform, random: seededRandom(options.seed) };
  const stack = await startEmbedded({
    cells: demoCells,
    platform,
    observe: (seen) => watch(io, { seen, audience, stage }),
  });
  try {
    const providers = await readProviders(stack.stores.placement);
    audience.hosts = new Map(providers.map(({ uuid, name }) => [uuid, name]));
    const readyMs = Math.round(clock.monotonic() - began);
    stage.open({ readyMs, cells: stack.cells.length, hosts: providers.length });
    const rest = createRestClient({ endpoint: stack.apiUrl, token: stack.token });
    const servers: { act: Act; id: string }[] = [];
    for (const act of acts) {
      audience.act = act;
      audience.begun = false;
      const id = await play(io, {
        act,
        stage,
        rest,
        stack,
        begun: () => audience.begun,
        lastLineAt: () => audience.lastLineAt,
      });
      servers.push({ act, id });
    }
    audience.act = null;
    const state: DemoState = { ...(await readDemoState(stack.stores, servers)), upcalls: audience.upcalls };
    conclude(io, options, state, (clock.monotonic() - began) / 1000);
  } finally {
    stage.close();
    await stack.stop();
  }
}

function watch(
  io: Io,
  { seen, audience, stage }: { seen: Observation; audience: Audience; stage: Stage },
): void {
  const { act, hosts } = audience;
  if (seen.kind === 'message' && isUpcall(seen))
    audience.upcalls.push(`${seen.user} sent ${seen.message.method}`);
  if (seen.kind === 'event' && seen.event.type === 'build.begun') audience.begun = true;
  if (!act) return;
  const names = { hostOfProvider: (uuid: string) => hosts.get(uuid) ?? uuid };
  const line = seen.kind === 'message' ? narrateMessage(seen, names) : narrateEvent(seen.event, seen.scope);
  if (!line || (!line.always && act.detail === 'short')) return;
  stage.line(line);
  audience.lastLineAt = io.platform.clock.monotonic();
}

/** A cell's principal may reach its own broker and placement, and nothing else. */
function isUpcall({ user, vhost }: { user: string; vhost: string }): boolean {
  const cell = cellOfUser(user);
  return cell !== null && vhost !== vhosts.placement && vhost !== vhosts.cell(cell);
}

interface Scene {
  readonly act: Act;
  readonly stage: Stage;
  readonly rest: RestClient;
  readonly stack: Stack;
  /** The build has begun on a host. */
  begun(): boolean;
  lastLineAt(): number;
}

/** Boots the server of an act and waits for its end; resolves with its id. */
async function play(io: Io, scene: Scene): Promise<string> {
  const { act, stage, rest } = scene;
  const { clock } = io.platform;
  const began = clock.monotonic();
  const flavor = (await rest.flavors()).find(({ name }) => name === act.flavor)!;
  const size = `${flavor.vcpus} VCPU, ${flavor.ram} MiB, ${flavor.disk} GB`;
  stage.begin(act);
  stage.line(fromClient(`boot ${act.name} in zone ${act.zone}: ${size}`));
  const [id = ''] = await rest.boot({ name: act.name, flavor: flavor.id, image: anyImage, zone: act.zone });
  if (act.deleteDuringBuild) {
    while (!scene.begun()) await clock.sleep(10, io.interrupted);
    await clock.sleep(settleMs, io.interrupted);
    stage.line({ ...fromClient(`delete ${act.name}`), hop: '' });
    await rest.remove(id);
  }
  const status = await untilEnded(io, scene, id, began + actTimeoutMs);
  stage.end(act, { id, status, ms: clock.monotonic() - began });
  return id;
}

/** Waits until the server is where it must be, nobody holds more for it than they should, and nothing is said. */
async function untilEnded(io: Io, scene: Scene, id: string, deadline: number): Promise<string> {
  const { act, stack } = scene;
  const { clock } = io.platform;
  const shouldHold = act.expect.status === 'ACTIVE';
  for (;;) {
    const { outcomes } = await readDemoState(stack.stores, [{ act, id }]);
    const [{ instance, consumer } = { instance: null, consumer: null }] = outcomes;
    const accepted = instance !== null;
    const status = statusOf(instance);
    const holds = (consumer?.allocations.length ?? 0) > 0;
    const quiet = clock.monotonic() - scene.lastLineAt() > quietMs;
    if (accepted && status === act.expect.status && holds === shouldHold && quiet) return status;
    if (clock.monotonic() > deadline) return accepted ? status : 'BUILD';
    await clock.sleep(10, io.interrupted);
  }
}

const fromClient = (text: string): Line => ({
  ...{ hop: '0', level: 'global', from: 'you', kind: 'call', to: 'api' },
  ...{ text, tone: 'bold', always: true },
});

function conclude(io: Io, options: DemoOptions, state: DemoState, seconds: number): void {
  const results = checkDemo(state);
  const broken = results.filter(({ faults }) => faults.length > 0);
  if (options.json) {
    const checks = results.map(({ text, faults }) => ({ text, ok: faults.length === 0, faults }));
    const usage = usagesOf(state.providers);
    outJson(io, { type: 'summary', ok: broken.length === 0, servers: summaryRows(state), usage, checks });
  } else {
    const paint = createPaint(io);
    io.out(`\n${drawSummary(state, results, { paint, columns: Math.min(io.columns, 100) })}`);
    io.out(
      `\n${results.length - broken.length} of ${results.length} checks hold, ${seconds.toFixed(1)} s. ` +
        `Your own cloud: ${paint('bold', 'cellflow up')}, then ${paint('bold', 'cellflow boot web --wait')}.\n`,
    );
  }
  if (broken.length > 0) {
    throw new CliError(`${broken.length} of ${results.length} checks do not hold`, {
      why: broken.flatMap(({ faults }) => faults).join('; '),
      next: 'this is a defect of cellflow; please report it with the output above',
    });
  }
}

import { serviceOf } from '@cellflow/failpoints';
import type { PointName, RuleStatus } from '@cellflow/failpoints';
import { waitFor } from './act.ts';
import type { Played } from './play-round.ts';
import { provoker } from './provoke.ts';
import type { Redrive } from './redrive.ts';
import { serviceIdOf } from './service-id.ts';
import type { Stage } from './stage.ts';
import { watchEnds } from './watch-ends.ts';

/** What a server needs to be sent again and given up, with a start of the API at every step. */
const lostMs = 120_000;
/** What it needs for its end from then on, and what the API's relay needs for the rest. */
const endMs = 60_000;
const relayMs = 15_000;

/**
 * Boots a server whose messages come to nothing, and ends the API at each step of what it does about it: every start
 * has the next point armed. In the end the server has to have come to its own. Tells the points that it is for.
 */
export async function playRedrive(stage: Stage, redrive: Redrive, cell: string): Promise<Played[]> {
  const { variant, against, ends: points, until } = redrive;
  const { restarts } = stage;
  const api = stage.service('api');
  const messages = stage.service(serviceIdOf(serviceOf(against.point), cell)).failpoints.heldBy(provoker);
  const ends = await watchEnds(stage, [api.id]);
  const endOf = (point: PointName) => ends.all.find((end) => end.point === point);
  const allEnds = () => points.every(endOf);

  const faults = beginFaults(stage);
  await messages.arm(`${against.point}=${against.does}`, lostMs + endMs);
  restarts.armNext(api.id, ...points.map((point) => `${point}=exit@1`));
  await api.kill();
  await restarts.untilUp();
  const looking = ends.look(allEnds);
  const [server] = (await stage.boot(variant, cell)) as [string];
  await waitFor(stage, lostMs, () => endOf(until) !== undefined);
  const { rules } = await messages.status();
  await messages.disarm();
  const open = await stage.untilEnded([server], endMs);
  await waitFor(stage, relayMs, async () => allEnds() || !(await stage.owes()));
  ends.stop();
  await looking;

  restarts.armNext(api.id);
  await api.failpoints.disarm().catch(() => null);
  // It may have come by at the last moment.
  await ends.read();
  await restarts.untilUp(ends.all);
  faults.end({ redrive, server, died: points.filter(endOf), rules });
  return variant.reaches.map((point) => ({
    ...{ shot: { point, variant, cell, late: true, owner: api.id }, killed: !!endOf(point) },
    ...{ server: endOf(point)?.instance ?? '', own: server, stuck: open.get(server) ?? '' },
  }));
}

/** Two faults last for as long as a server is played: the ends of the API, and what its messages meet. */
function beginFaults({ faults, recorder, platform: { clock } }: Stage) {
  const active = recorder.active as Set<string>;
  const at = faults.length + 1;
  const ids = { api: `k${at} api`, messages: `k${at} messages` };
  for (const id of Object.values(ids)) active.add(id);
  const beganAtMs = clock.monotonic();
  return {
    end(seen: {
      readonly redrive: Redrive;
      readonly server: string;
      readonly died: readonly PointName[];
      readonly rules: readonly RuleStatus[];
    }): void {
      const { redrive, server, died, rules } = seen;
      const { point, does } = redrive.against;
      for (const id of Object.values(ids)) active.delete(id);
      const met = rules.reduce((sum, { acted }) => sum + acted, 0);
      const span = { beganAtMs, healedAtMs: clock.monotonic() };
      faults.push(
        {
          ...{ id: ids.api, kind: 'exit', target: 'api', ...span },
          effect: { text: `api ended at ${died.join(', ')}`, amount: died.length },
        },
        {
          ...{ id: ids.messages, kind: does, target: serviceOf(point), ...span },
          effect: { text: `${met} messages for ${server} met ${point}=${does}`, amount: met },
          ...(does.startsWith('error') ? { messages: [server] } : {}),
        },
      );
    },
  };
}

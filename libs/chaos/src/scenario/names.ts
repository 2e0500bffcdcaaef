import { CellConductor, Compute } from '@cellflow/contracts-cell';
import { Scheduler, SuperConductor } from '@cellflow/contracts-global';
import { Placement } from '@cellflow/contracts-placement';
import { FailpointSyntaxError, parseFailpoints, serviceOf } from '@cellflow/failpoints';
import type { PointName } from '@cellflow/failpoints';
import { rpcErrors } from '@cellflow/rpc';
import { ChaosError } from '../chaos-error.ts';
import { chooseLinks, chooseServices } from '../cloud/choose.ts';
import { pickQueues } from '../cloud/interposer/choose-queues.ts';
import type { PlannedCloud, PlannedService } from '../cloud/planned-cloud.ts';
import { noSuch } from '../no-such.ts';
import { standingHere } from './act.ts';
import type { Act } from './act.ts';
import type { Asked } from './condition.ts';

/** Every method that a message can be of. */
export const methodNames: readonly string[] = [SuperConductor, Scheduler, Placement, CellConductor, Compute]
  .flatMap(({ methods }) => Object.values(methods) as readonly { readonly name: string }[])
  .map(({ name }) => name);

/** A cloud that is not there yet, as far as the names of a fault are about it. */
export interface Ahead {
  readonly cloud: PlannedCloud;
  /** Hosts that a server is tried on at most. */
  readonly attempts: number;
}

/** Where a fault begins, if at a step. */
interface AtStep {
  readonly when?: PointName | undefined;
  readonly in?: string | undefined;
}

interface Check {
  (value: string, given: Readonly<Record<string, unknown>>, ahead: Ahead, step: AtStep): void;
}

/** What a parameter of this name means, whatever the kind of fault. Each throws where the cloud has no such thing. */
const meanings: Readonly<Record<string, Check>> = {
  service: (names, _, { cloud }) => void chooseServices(cloud, names),
  of(names, { points }, { cloud }) {
    const passing = new Set<string>(pointsIn(points).map(({ point }) => serviceOf(point)));
    const chosen = chooseServices(cloud, names);
    if (passing.size === 0 || chosen.some(({ name }) => passing.has(name))) return;
    throw new ChaosError(`${names} comes by none of these points; ${[...passing].join(', ')} does`);
  },
  to: (servers, given, { cloud }, step) => void chooseLinks(struck(given, cloud, step), servers),
  scope(scope, { to, ...given }, { cloud }, step) {
    if (given['service'] === undefined) {
      if (!cloud.scopes.includes(scope)) throw new ChaosError(noSuch('scope', scope, cloud.scopes));
      return;
    }
    const ways = chooseLinks(struck(given, cloud, step), typeof to === 'string' ? to : '*');
    const scopes = [...new Set(ways.map((way) => way.scope))];
    if (!scopes.includes(scope)) throw new ChaosError(noSuch('way to the scope', scope, scopes));
  },
  queue: (names, _, { cloud }) => void pickQueues(cloud.queues, names),
  method: oneOf('method', () => methodNames),
  host: oneOf('host', ({ cloud }) => cloud.hosts),
  user: oneOf('user of the broker', ({ cloud }) => cloud.users),
  cell: oneOf('cell', ({ cloud }) => cloud.cells),
  points(text, _, ahead) {
    const rules = pointsIn(text);
    if (rules.length === 0) throw new ChaosError('expected a point, such as api.after_persist=exit');
    for (const { conditions } of rules) for (const asked of conditions) checkFact(asked, ahead);
  },
};

const pointsIn = (text: unknown) => (typeof text === 'string' ? parseFailpoints(text, rpcErrors.codes) : []);

function oneOf(what: string, namesOf: (ahead: Ahead) => readonly string[]): Check {
  return (name, _, ahead) => {
    const names = namesOf(ahead);
    if (!names.includes(name)) throw new ChaosError(noSuch(what, name, names));
  };
}

/** The services that a fault is about; at a step, all that can stand there. */
function struck(
  { service }: Readonly<Record<string, unknown>>,
  cloud: PlannedCloud,
  { when, in: only }: AtStep,
): PlannedService[] {
  if (service !== standingHere || when === undefined) return chooseServices(cloud, String(service));
  const among = only === undefined ? cloud.services : chooseServices(cloud, only);
  return among.filter(({ name }) => name === serviceOf(when));
}

/** What is wrong with the first name of a fault that its cloud will not know, and which parameter it is; null: none. */
export function wrongName(
  { parameters }: Act,
  ahead: Ahead,
  step: AtStep,
): { readonly parameter: string; readonly wrong: string } | null {
  for (const [parameter, value] of Object.entries(parameters)) {
    const check = meanings[parameter];
    if (!check || typeof value !== 'string' || value === standingHere) continue;
    const wrong = complaintOf(() => check(value, parameters, ahead, step));
    if (wrong !== null) return { parameter, wrong };
  }
  return null;
}

/** What is wrong with `in`: nobody is called so, or whoever is does not come by the step. */
export const wrongPlace = (names: string, when: PointName, { cloud }: Ahead): string | null =>
  complaintOf(() => {
    const passing = cloud.services.filter(({ name }) => name === serviceOf(when));
    if (chooseServices(cloud, names).some((each) => passing.includes(each))) return;
    const who = passing.map(({ alias }) => alias).join(', ');
    throw new ChaosError(`${names} does not come by ${when}; there are ${who}`);
  });

/** What is wrong with the first condition that can never, or always, be met; null: none. */
export const wrongFact = (asked: readonly Asked[], ahead: Ahead): string | null =>
  complaintOf(() => {
    for (const each of asked) checkFact(each, ahead);
  });

function checkFact({ fact, value }: Asked, { cloud, attempts }: Ahead): void {
  if (fact === 'host' && !cloud.hosts.includes(value))
    throw new ChaosError(noSuch('host', value, cloud.hosts));
  if (fact === 'attempt' && !(/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= attempts))
    throw new ChaosError(`there is no attempt ${value}; there are 1 to ${attempts}`);
}

function complaintOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof ChaosError || error instanceof FailpointSyntaxError) return error.message;
    throw error;
  }
}

import { pointNames, points, serviceOf } from '@cellflow/failpoints';
import { seededRandom } from '@cellflow/platform';
import { stringify } from 'yaml';
import { faultKinds } from '../faults/index.ts';
import { parseScenario } from '../scenario/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { drawables } from './drawable.ts';
import type { Drawable, Drawn } from './drawable.ts';
import { soakStack } from './stack.ts';

export interface RoundWishes {
  readonly seed: number;
  /** From 0: the warm-up, in which nothing is broken. */
  readonly number: number;
  /** How long servers are asked for. */
  readonly loadMs: number;
  /** Also what loses data by design. */
  readonly losing: boolean;
}

/** A round as it can be played alone. */
export interface DrawnRound {
  /** Its YAML. */
  readonly text: string;
  readonly scenario: Scenario;
  /** Of its chance and its idempotency keys: another one in each round. */
  readonly seed: number;
}

/** Before the first fault, and after the last one: the load alone. */
const calmMs = 3000;
/** Share of faults that another one overlaps. */
const overlapping = 0.25;
/** Share of faults that strike at a step. */
const atSteps = 0.3;
const msText = (ms: number) => `${Math.round(ms)}ms`;

/** The same seed, number and length give the same round. */
export function drawRound({ seed, number, loadMs, losing }: RoundWishes): DrawnRound {
  const roundSeed = (seed + Math.imul(number, 0x9e3779b1)) >>> 0;
  const chance = chanceOf(seededRandom(roundSeed));
  const text = stringify({
    name: `soak-${seed}-round-${number}`,
    title: number === 0 ? 'Nothing is broken yet' : 'Faults drawn by chance strike a loaded cloud',
    // A store that is killed may lose its latest writes, unless it brings each one to the disk first.
    stack: { ...soakStack, appendfsync: losing ? 'everysec' : 'always' },
    workload: {
      ...{ duration: msText(loadMs), in_flight: 3, pause: '600ms' },
      multiple: { share: 0.1, count: 4 },
      ...{ name: `soak-${number}`, lists: '1s', shows: '500ms', deletes: { share: 0.2 } },
    },
    faults: number === 0 ? [] : faultsOf(chance, loadMs, losing),
    expect: { all: ['ACTIVE', 'ERROR', 'DELETED'], dead_letters: 'any' },
  });
  const read = parseScenario(text, { file: `round ${number}`, kinds: faultKinds });
  const faults = read.faults.map((each) => ({ ...each, id: `r${number}${each.id}` }));
  return { text, seed: roundSeed, scenario: { ...read, faults } };
}

function faultsOf(chance: Chance, loadMs: number, losing: boolean): object[] {
  const drawn: object[] = [];
  let at = calmMs;
  while (at < loadMs - calmMs) {
    if (chance.happens(atSteps)) {
      const step = drawAtStep(chance, at, loadMs);
      drawn.push(step.fault);
      at += step.healMs;
    } else {
      const first = pick(chance, ({ losesData }) => losing || !losesData);
      const fault = first.draw(chance);
      drawn.push(timed(at, fault));
      if (chance.happens(overlapping)) {
        const second = pick(chance, ({ family }) => family === 'process' || family === 'network').draw(
          chance,
        );
        drawn.push(timed(at + chance.number(0, fault.healMs), second));
      }
      at += fault.healMs;
    }
    at += chance.number(1000, 5000);
  }
  return drawn;
}

const timed = (atMs: number, { do: act, healMs }: Drawn) => ({
  at: msText(atMs),
  do: act,
  heal: msText(healMs),
});

function pick(chance: Chance, may: (each: Drawable) => boolean): Drawable {
  const all = drawables.filter(may);
  let left = chance.number(
    1,
    all.reduce((sum, { weight }) => sum + weight, 0),
  );
  return all.find(({ weight }) => (left -= weight) <= 0)!;
}

/** Steps that every boot or every retry comes by: of those a load of some seconds passes many. */
const steps = pointNames.filter(
  (name) =>
    !points[name].onlyUnderFaults &&
    /^(api|super|scheduler|placement|compute|conductor)$/.test(serviceWord(name)) &&
    !/sync|relay|report$/.test(name),
);
function serviceWord(name: string): string {
  return name.split('.')[0]!;
}

function drawAtStep(chance: Chance, at: number, loadMs: number): { fault: object; healMs: number } {
  const when = chance.one(steps);
  const healMs = chance.number(5, 80) * 100;
  const act = chance.one(
    serviceOf(when) === 'api' ? (['kill'] as const) : (['kill', 'kill', 'stop', 'restart'] as const),
  );
  // Later in the load means a later server; by a rare step only a few come at all.
  const nth = 1 + Math.floor((at / loadMs) * 12);
  return { fault: { when, nth, do: act, heal: msText(act === 'restart' ? 8000 : healMs) }, healMs };
}

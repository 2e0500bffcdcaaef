import type { LoadProgress, RunEvent } from '@cellflow/chaos';
import type { Io } from '../io.ts';
import { createPaint } from '../terminal/paint.ts';
import { startSpinner } from '../terminal/spinner.ts';

const sayMs = 5000;

/** Shows a run while it runs: a moving line on a terminal, a line now and then elsewhere, and every fault. */
export function showRun(io: Io, { quiet }: { readonly quiet: boolean }) {
  const paint = createPaint(io);
  const { clock } = io.platform;
  let began = clock.monotonic();
  const active = new Map<string, string>();
  let phase = 'starting';
  let progress: (() => LoadProgress) | null = null;
  const spinner = quiet ? null : startSpinner(io, label);
  const cancel =
    quiet || io.terminal ? () => undefined : clock.every(sayMs, () => progress && io.out(`${label()}\n`));

  function label(): string {
    const faults = active.size > 0 ? `; active: ${[...active.values()].join(', ')}` : '';
    return `${seconds()} ${phase}${progress ? `: ${progressText(progress())}` : ''}${faults}`;
  }
  const seconds = () => `${((clock.monotonic() - began) / 1000).toFixed(1)} s`;
  const print = (text: string) => spinner?.print(`${paint('dim', seconds())} ${text}\n`);

  return {
    print,
    tell(event: RunEvent): void {
      if (event.kind === 'phase') {
        phase = event.text;
        return print(event.text);
      }
      if (event.kind === 'deleted') return print(`DELETE ${event.server} at ${event.step}`);
      const { id, text, state, effect } = event.fault;
      if (state === 'active') active.set(id, text);
      else active.delete(id);
      const tone = { active: 'bad', failed: 'warn', healed: 'good', waits: 'dim' } as const;
      print(`${paint(tone[state], words[state])} ${text}${effect === '' ? '' : `: ${effect}`}`);
    },
    onLoad(source: () => LoadProgress): void {
      progress = source;
      began = clock.monotonic();
    },
    stop(): void {
      cancel();
      spinner?.stop();
    },
  };
}

const words = {
  active: 'fault on  ',
  failed: 'no fault  ',
  healed: 'healed    ',
  waits: 'waits     ',
} as const;

function progressText({ asked, of, states, refused, unknown, deleted }: LoadProgress): string {
  const counts = Object.entries(states).map(([state, count]) => `${count} ${state}`);
  return [
    of === null ? `${asked} asked for` : `${Math.min(asked, of)} of ${of} asked for`,
    ...counts,
    ...(deleted > 0 ? [`${deleted} deleted`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(unknown > 0 ? [`${unknown} of unknown outcome`] : []),
  ].join(', ');
}

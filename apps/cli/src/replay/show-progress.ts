import type { Io } from '../io.ts';
import type { Progress } from './player.ts';

const barWidth = 30;
const drawMs = 100;
const sayMs = 5000;

/** A bar on a terminal; a line now and then elsewhere. */
export function showProgress(io: Io, progress: Progress, options: { quiet: boolean }): { stop(): void } {
  if (options.quiet) return { stop: () => undefined };
  const { clock } = io.platform;
  const began = clock.monotonic();
  const line = () => {
    const { done, total } = progress;
    const seconds = (clock.monotonic() - began) / 1000;
    return `${done} of ${total} boots and deletes, ${seconds.toFixed(1)} s`;
  };
  if (!io.terminal) {
    const cancel = clock.every(sayMs, () => io.out(`${line()}\n`));
    return { stop: cancel };
  }
  const draw = () => {
    const share = progress.total === 0 ? 1 : progress.done / progress.total;
    const filled = Math.round(share * barWidth);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
    io.out(`\r\u001b[2K${`${bar} ${line()}`.slice(0, io.columns - 1)}`);
  };
  draw();
  const cancel = clock.every(drawMs, draw);
  return {
    stop() {
      cancel();
      draw();
      io.out('\n');
    },
  };
}

import type { Io } from '../io.ts';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

export interface Spinner {
  /** Writes lines above the moving one. */
  print(text: string): void;
  /** Takes the moving line away. */
  stop(): void;
}

/** A moving line that says what is waited for. Shows nothing where stdout is no terminal. */
export function startSpinner(io: Io, label: () => string): Spinner {
  if (!io.terminal) return { print: (text) => io.out(text), stop: () => undefined };
  let frame = 0;
  const clear = () => io.out('\r\u001b[2K');
  const draw = () =>
    io.out(`\r\u001b[2K${frames[frame++ % frames.length]} ${label().slice(0, io.columns - 3)}`);
  draw();
  const cancel = io.platform.clock.every(80, draw);
  return {
    print(text) {
      clear();
      io.out(text);
      draw();
    },
    stop() {
      cancel();
      clear();
    },
  };
}

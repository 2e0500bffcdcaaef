import { outJson } from '../io.ts';
import type { Io } from '../io.ts';
import { createPaint, toneOfStatus } from '../terminal/paint.ts';
import { startSpinner } from '../terminal/spinner.ts';
import type { Spinner } from '../terminal/spinner.ts';
import { wrap } from '../terminal/table.ts';
import { acts } from './acts.ts';
import type { Act } from './acts.ts';
import { drawLine } from './draw-line.ts';
import type { Line } from './line.ts';

/** Where the story of the demo goes. */
export interface Stage {
  open(facts: { readyMs: number; cells: number; hosts: number }): void;
  begin(act: Act): void;
  line(line: Line): void;
  end(act: Act, ended: { id: string; status: string; ms: number }): void;
  /** Takes what moves off the screen. */
  close(): void;
}

const widest = 100;

/** For people. */
export function textStage(io: Io): Stage {
  const paint = createPaint(io);
  const columns = Math.min(io.columns, widest);
  const say = (text: string) => (spinner ? spinner.print(text) : io.out(text));
  let spinner: Spinner | null = null;
  return {
    open({ readyMs, cells, hosts }) {
      io.out(
        [
          `${paint('bold', 'cellflow')}: a cloud of ${cells} cells and ${hosts} hosts, ready after ${readyMs} ms, all in this process.`,
          'Six services send each other the messages below; nothing here is scripted but the hosts that fail.',
          '',
          `  ${paint('bold', '→')} call, waits for the answer   ${paint('bold', '⇒')} cast, does not wait   ${paint('dim', '▪ written to a store')}`,
          '  The numbers are hops of docs/one-boot.md. Indented: sent inside a cell, which never calls up.',
          '',
        ].join('\n'),
      );
    },
    begin(act) {
      const number = acts.indexOf(act) + 1;
      io.out(`\n${paint('bold', `ACT ${number}  ${act.name}: ${act.title}`)}\n`);
      for (const text of wrap(act.look, columns - 7)) io.out(`       ${paint('dim', text)}\n`);
      spinner = startSpinner(io, () => `     ${act.name} is being built`);
    },
    line: (line) => say(drawLine(line, { paint, columns })),
    end(act, { status, ms }) {
      spinner?.stop();
      spinner = null;
      io.out(
        `       ${paint(toneOfStatus(status), `${act.name} is ${status}`)} ${paint('dim', `after ${Math.round(ms)} ms`)}\n`,
      );
    },
    close() {
      spinner?.stop();
      spinner = null;
    },
  };
}

/** For programs: one JSON value per line. */
export function jsonStage(io: Io): Stage {
  let act = '';
  return {
    open: (facts) => outJson(io, { type: 'ready', ...facts }),
    begin(next) {
      act = next.name;
      outJson(io, {
        type: 'act',
        server: next.name,
        title: next.title,
        zone: next.zone,
        flavor: next.flavor,
      });
    },
    line({ hop, from, kind, to, text }) {
      outJson(io, { type: kind === 'write' ? 'write' : 'message', server: act, hop, kind, from, to, text });
    },
    end: ({ name }, { id, status, ms }) =>
      outJson(io, { type: 'end', server: name, id, status, ms: Math.round(ms) }),
    close: () => undefined,
  };
}

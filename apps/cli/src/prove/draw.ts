import type { Proof, Tried, UserReach } from '@cellflow/proof';
import type { Paint, Tone } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';

interface Look {
  readonly paint: Paint;
  readonly columns: number;
}

/** A proof for people: what can be reached, what was tried and how it was refused, what the broker saw, the verdict. */
export function drawProof(proof: Proof, look: Look): string {
  const { paint } = look;
  const { tried, testimony, holes } = proof;
  const attacks = tried.filter(({ kind }) => kind === 'attack');
  const refused = attacks.filter(({ result }) => result === 'refused').length;
  const controls = tried.filter(({ kind }) => kind === 'control');
  const witnessed = `${testimony.published.length} messages of users of the cells were let in, ${testimony.above.length} above their cell`;
  return [
    `${paint('bold', 'What each credential of a cell can reach, by the rules in force')}\n`,
    ...proof.reach.map((reach) => drawReach(reach, look)),
    ...holes.map(({ user, what }) => `  ${paint('bad', `${user} ${what}`)}\n`),
    `\n${paint('bold', 'What was tried with each, and the answers')}\n`,
    ...proof.reach.map(({ user }) =>
      drawTried(
        user,
        tried.filter((each) => each.user === user),
        look,
      ),
    ),
    `\n  ${refused} of ${attacks.length} attacks were refused; ${controls.length} acts that must be allowed were tried beside them\n`,
    `\n${paint('bold', "What the broker's own trace saw meanwhile")}\n`,
    `  ${testimony.missing ?? witnessed}\n`,
    `\n${paint(tones[proof.verdict], `${proof.verdict}`)}${proof.verdict === 'valid' ? ': no credential of a cell reaches above its cell' : ''}\n`,
    ...proof.reasons.map((reason) => `  ${reason}\n`),
  ].join('');
}

const tones: Record<Proof['verdict'], Tone> = { valid: 'good', invalid: 'bad', unknown: 'warn' };

function drawReach({ user, broker, store }: UserReach, look: Look): string {
  const rows = broker.flatMap(({ vhost, publishes, takes, declares }) => [
    ...publishes.map(({ exchange, keys, leadsTo }) => [
      vhost,
      `publish to ${exchange || '(default)'}`,
      keys ?? 'any key',
      exchange === '' ? 'any queue of this vhost, by name' : leadsTo.join(', ') || '-',
    ]),
    ...(takes.length > 0 ? [[vhost, 'take from', '', takes.join(', ')]] : []),
    ...(declares === '' || declares === '^$' ? [] : [[vhost, 'declare', declares, '']]),
  ]);
  const stored = store
    ? [
        [
          '(store)',
          'read, write, run scripts',
          store.keys.join(' '),
          'keys of its scope; --json has the commands',
        ],
      ]
    : [['(store)', 'nothing', '', 'it has no user there']];
  const head = ['VHOST', 'MAY', 'WHICH', 'LEADS TO'];
  return `  ${look.paint('accent', user)}\n${table(look.paint, { head, rows: [...rows, ...stored], columns: look.columns, indent: '    ' })}`;
}

/** Attacks of one kind with one answer are one line: there are hundreds. */
function drawTried(user: string, tried: readonly Tried[], look: Look): string {
  const groups = new Map<string, Tried[]>();
  for (const each of tried) {
    const loud = each.result === 'through' || each.result === 'unknown';
    const key = `${each.kind}\0${each.code}\0${loud ? each.what : kindOf(each)}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const rows = [...groups.values()].map((group) => {
    const [first] = group as [Tried];
    const what = group.length === 1 ? shorten(first.what) : `${kindOf(first)} (${group.length} ways)`;
    const tone = first.result === 'through' ? 'bad' : first.result === 'unknown' ? 'warn' : 'plain';
    return [what, look.paint(tone, first.code), first.words];
  });
  const head = ['TRIED', 'ANSWER', 'IN ITS WORDS'];
  return `  ${look.paint('accent', user)}\n${table(look.paint, { head, rows, columns: look.columns, indent: '    ' })}`;
}

/** "publish cell/scheduler.x in cell1" is one of "publish in cell1". */
function kindOf({ what, kind }: Tried): string {
  if (kind === 'control') return what;
  const scope = /\{(\w+)\}:/.exec(what)?.[1];
  if (scope !== undefined) return `touch keys of ${scope}`;
  const store = /^(.* the store) of \S+(.*)$/.exec(what);
  if (store) return `${store[1]}${store[2]}`;
  const [verb = ''] = what.split(' ');
  if (/^[A-Z]+$/.test(verb)) return 'command the whole store';
  return verb + (/ in (\S+)$/.exec(what)?.[0] ?? '');
}

/** Without the ids of keys that were made for it. */
const shorten = (what: string) => what.replace(/:record:proof-[0-9a-f-]+/, ':record:...');

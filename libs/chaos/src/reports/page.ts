import type { InvariantResult, Violation } from '@cellflow/checker';
import type { RunResult } from '../runner/index.ts';
import { escaped } from './junit.ts';
import { pageStyle } from './page-style.ts';
import type { RunSummary } from './summary.ts';
import { barsOf, timelineSvg } from './timeline.ts';

/** Violations of one invariant that are shown. */
const most = 20;

/** A run as one HTML file that needs nothing else: the timeline of calls and faults, and what was broken. */
export function page(result: RunResult, summary: RunSummary): string {
  const { invariants } = summary;
  const bars = barsOf(result);
  const endMs = Math.max(...bars.map(({ toMs }) => toMs), summary.tookMs);
  const broken = invariants.filter(({ violations }) => violations.length > 0);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${summary.name}: ${summary.verdict}`)}</title>
<style>${pageStyle}</style>
</head>
<body>
<h1>${escaped(summary.name)} <span class="verdict ${summary.verdict}">${summary.verdict}</span></h1>
<p>${escaped(summary.title)}</p>
<p class="dim">${facts(summary)}</p>
<p><code>${escaped(summary.again)}</code></p>
${notes(summary)}
<h2>Calls and faults</h2>
<div class="card wide">${timelineSvg(bars, endMs)}</div>
<p class="legend dim">${legend}</p>
${broken.length > 0 ? `<h2>What was broken</h2>\n${broken.map(violationsOf).join('\n')}` : ''}
<h2>Faults</h2>
<div class="card wide">${faultTable(summary)}</div>
<h2>Invariants</h2>
<div class="card wide">${invariantTable(invariants)}</div>
<script>${script}</script>
</body>
</html>
`;
}

function facts({ seed, tookMs, outcome }: RunSummary): string {
  const servers = Object.entries(outcome.servers).map(([state, count]) => `${count} ${state}`);
  const faults = Object.entries(outcome.faults).map(([fault, count]) => `${count} ${fault}`);
  const { refused, unknown } = outcome.calls;
  return escaped(
    [
      ...[`seed ${seed}`, `${(tookMs / 1000).toFixed(1)} s`, `servers: ${servers.join(', ') || 'none'}`],
      ...(faults.length > 0 ? [`faults: ${faults.join(', ')}`] : []),
      `${refused} calls refused, ${unknown} of unknown outcome`,
    ].join(' · '),
  );
}

function notes({ differences, unrest }: RunSummary): string {
  const all = [...differences, ...(unrest === '' ? [] : [`the cloud did not come to rest: ${unrest}`])];
  if (all.length === 0) return '';
  return `<div class="card">${all.map((text) => `<p class="invalid">${escaped(text)}</p>`).join('')}</div>`;
}

const legend = [
  ['ok', 'done'],
  ['fail', 'refused'],
  ['info', 'nobody knows'],
  ['fault', 'fault'],
]
  .map(([name, text]) => `<span><i style="background: var(--${name})"></i>${text}</span>`)
  .concat('<span>a dashed fault had no effect; hover over anything to read it</span>')
  .join('');

const violationsOf = ({ id, name, statement, violations }: InvariantResult): string =>
  `<div class="card wide"><p><b>${id} ${escaped(name)}</b> <span class="dim">${escaped(statement)}</span></p>
${violations.slice(0, most).map(violation).join('\n')}
${violations.length > most ? `<p class="dim">and ${violations.length - most} more</p>` : ''}</div>`;

const violation = ({ instanceUuid, message, shows }: Violation): string =>
  `<p>${server(instanceUuid)} ${escaped(message)}</p>
<table class="shows">${shows
    .map(
      ({ witness, position, text }) =>
        `<tr><td>${witness}</td><td>${escaped(position)}</td><td>${escaped(text)}</td></tr>`,
    )
    .join('')}</table>`;

const server = (uuid: string) =>
  uuid === ''
    ? ''
    : `<button class="server" data-server="${escaped(uuid)}" title="show it in the timeline">${escaped(uuid)}</button>`;

const faultTable = ({ faults }: RunSummary): string =>
  faults.length === 0
    ? '<p class="dim">none</p>'
    : `<table><tr><th>fault</th><th>on</th><th>measured effect</th></tr>${faults
        .map(({ text, target, effect }) => {
          const bit = (effect?.amount ?? 0) > 0;
          const tone = bit ? '' : ' class="vacuous"';
          return `<tr><td>${escaped(text)}</td><td>${escaped(target)}</td><td${tone}>${escaped(effect?.text || 'none')}</td></tr>`;
        })
        .join('')}</table>`;

const invariantTable = (invariants: readonly InvariantResult[]): string =>
  `<table><tr><th></th><th>invariant</th><th>verdict</th><th>looked at</th></tr>${invariants
    .map(({ id, name, verdict, looked, missing, violations }) => {
      const idle = looked === 0 && missing.length === 0 && violations.length === 0;
      const word = idle ? 'no occasion' : verdict;
      const seen = missing.length > 0 ? `missing: ${missing.join(', ')}` : String(looked);
      return `<tr><td>${id}</td><td>${escaped(name)}</td><td class="${idle ? 'dim' : verdict}">${word}</td><td>${escaped(seen)}</td></tr>`;
    })
    .join('')}</table>`;

/** A server's name marks its calls in the timeline; a second click takes the mark away. */
const script = `
document.addEventListener('click', (event) => {
  const id = event.target.dataset && event.target.dataset.server;
  if (!id) return;
  const svg = document.querySelector('.timeline');
  const again = svg.dataset.about === id;
  svg.dataset.about = again ? '' : id;
  svg.classList.toggle('about', !again);
  for (const bar of svg.querySelectorAll('.bar[data-servers]'))
    bar.classList.toggle('marked', !again && bar.dataset.servers.split(' ').includes(id));
  if (!again) svg.scrollIntoView({ behavior: 'smooth', block: 'center' });
});
`;

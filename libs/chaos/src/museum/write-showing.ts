import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { escaped, smallestText, writeReports } from '../reports/index.ts';
import { pageStyle } from '../reports/page-style.ts';
import { sideBySide } from './side-by-side.ts';
import type { Showing } from './play-exhibit.ts';

/** Writes both runs whole into `broken/` and `fixed/`, and what they show together beside them; resolves with the paths of the latter. */
export async function writeShowing(folder: string, showing: Showing): Promise<string[]> {
  const { exhibit, seed, flaws, broken, fixed } = showing;
  await writeReports(join(folder, 'broken'), broken.result, broken.summary);
  await writeReports(join(folder, 'fixed'), fixed.result, fixed.summary);
  const { name, title, bugs, happened, whyNot, breaks } = exhibit;
  const report = {
    ...{ name, title, bugs, happened, whyNot, breaks, seed, passed: flaws.length === 0, flaws },
    ...{ broken: broken.summary, fixed: fixed.summary },
  };
  const path = (file: string) => join(folder, file);
  await writeFile(path('report.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(path('junit.xml'), showingJunit(showing));
  await writeFile(path('report.html'), showingPage(showing));
  return ['report.html', 'report.json', 'junit.xml'].map(path);
}

/** One case per run, which fails where the run does not show what it is there for. */
export function showingJunit({ exhibit, seed, flaws, broken, fixed }: Showing): string {
  const [withDefect, without] = [
    flaws.filter((flaw) => !flaw.startsWith('without')),
    flaws.filter((flaw) => flaw.startsWith('without')),
  ];
  const cases = [
    {
      name: `with the defect ${exhibit.breaks.join(', ')} break and nothing else`,
      found: withDefect,
      of: broken,
    },
    { name: 'without the defect it is valid', found: without, of: fixed },
  ].map(({ name, found, of }) => {
    const open = `    <testcase classname="chaos.${exhibit.name}" name="${name}" time="${of.summary.tookMs / 1000}"`;
    return found.length === 0
      ? `${open}/>`
      : `${open}>\n      <failure message="${escaped(found.join('; '))}">${escaped(smallestText(of.summary.invariants))}</failure>\n    </testcase>`;
  });
  const failures = [withDefect, without].filter((found) => found.length > 0).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="2" failures="${failures}">`,
    `  <testsuite name="chaos ${exhibit.name}" tests="2" failures="${failures}" errors="0" skipped="0">`,
    `    <properties>\n      <property name="seed" value="${seed}"/>\n    </properties>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function showingPage(showing: Showing): string {
  const { exhibit, seed, flaws, broken } = showing;
  const rows = sideBySide(showing).map(
    (row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
  );
  const proof = smallestText(broken.summary.invariants);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(exhibit.name)}</title>
<style>${pageStyle}</style>
</head>
<body>
<h1>${escaped(exhibit.name)}</h1>
<p>${escaped(exhibit.title)}</p>
<p class="dim">${escaped(exhibit.bugs.join(', '))} · seed ${seed}</p>
${flaws.map((flaw) => `<p class="invalid">${escaped(flaw)}</p>`).join('')}
<p><b>What happened.</b> ${escaped(exhibit.happened)}</p>
<p><b>Why not here.</b> ${escaped(exhibit.whyNot)}</p>
<div class="card wide"><table><tr><th></th><th><a href="broken/report.html">with the defect</a></th><th><a href="fixed/report.html">without it</a></th></tr>
${rows.join('\n')}</table></div>
<h2>What was broken</h2>
<div class="card wide"><pre>${escaped(proof)}</pre></div>
</body>
</html>
`;
}

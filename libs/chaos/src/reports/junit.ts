import { explainViolation } from '@cellflow/checker';
import type { RunSummary } from './summary.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Characters that XML 1.0 has no place for. */
// eslint-disable-next-line no-control-regex
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as it stands in an attribute or between tags, in XML and HTML alike. */
export const escaped = (text: string): string =>
  text.replace(impossible, '\ufffd').replace(/[&<>"]/g, (letter) => escapes[letter]!);

const attribute = (text: string) => escaped(text).replace(/\n/g, escapes['\n']!);

interface Case {
  readonly name: string;
  readonly failure: { readonly message: string; readonly text: string } | null;
  readonly skipped: string | null;
}

/** JUnit's XML of a run: one case per invariant, and one for what the scenario expects. */
export function junit(summary: RunSummary): string {
  const cases = casesOf(summary);
  const failures = cases.filter(({ failure }) => failure).length;
  const skipped = cases.filter((each) => each.skipped).length;
  const suite = `name="${attribute(`chaos ${summary.name}`)}" tests="${cases.length}" failures="${failures}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${cases.length}" failures="${failures}" time="${summary.tookMs / 1000}">`,
    `  <testsuite ${suite} errors="0" skipped="${skipped}" time="${summary.tookMs / 1000}">`,
    '    <properties>',
    `      <property name="seed" value="${summary.seed}"/>`,
    `      <property name="again" value="${attribute(summary.again)}"/>`,
    '    </properties>',
    ...cases.map((each) => caseText(summary, each)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function casesOf({ invariants, differences, unrest, verdict }: RunSummary): Case[] {
  const expected = [...differences, ...(unrest === '' ? [] : [`the cloud did not come to rest: ${unrest}`])];
  return [
    ...invariants.map(({ id, name, verdict: each, violations, missing, looked }): Case => {
      const [first] = violations;
      return {
        name: `${id} ${name}`,
        failure: first
          ? {
              message: `${violations.length} violations; ${first.message}`,
              text: violations.map(explainViolation).join('\n\n'),
            }
          : null,
        skipped:
          first || each === 'valid'
            ? null
            : looked === 0 && missing.length === 0
              ? 'the run gave no occasion for it'
              : `missing: ${missing.join(', ')}`,
      };
    }),
    {
      name: 'the outcome is as expected',
      failure: expected.length > 0 ? { message: expected[0]!, text: expected.join('\n') } : null,
      skipped: null,
    },
    {
      name: 'the verdict is valid',
      failure: verdict === 'valid' ? null : { message: `the verdict is ${verdict}`, text: '' },
      skipped: null,
    },
  ];
}

function caseText(summary: RunSummary, { name, failure, skipped }: Case): string {
  const open = `    <testcase classname="${attribute(`chaos.${summary.name}`)}" name="${attribute(name)}" time="0"`;
  if (failure)
    return `${open}>\n      <failure message="${attribute(failure.message)}">${escaped(failure.text)}</failure>\n    </testcase>`;
  if (skipped) return `${open}>\n      <skipped message="${attribute(skipped)}"/>\n    </testcase>`;
  return `${open}/>`;
}

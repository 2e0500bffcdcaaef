import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { saveHistory } from '@cellflow/checker';
import type { RunResult } from '../runner/index.ts';
import { junit } from './junit.ts';
import { page } from './page.ts';
import type { RunSummary } from './summary.ts';

/** Writes report.json, junit.xml, report.html and the history into a folder, which is made; resolves with their paths. */
export async function writeReports(
  folder: string,
  result: RunResult,
  summary: RunSummary,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const path = (name: string) => join(folder, name);
  await writeFile(path('report.json'), `${JSON.stringify(summary, null, 2)}\n`);
  await writeFile(path('junit.xml'), junit(summary));
  await writeFile(path('report.html'), page(result, summary));
  await saveHistory(path('history.jsonl'), result.history);
  return ['report.html', 'report.json', 'junit.xml', 'history.jsonl'].map(path);
}

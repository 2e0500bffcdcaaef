import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventTypes } from './index.ts';

const root = join(import.meta.dirname, '../../..');

/** Whoever writes into a ledger, without tests. */
const folders = ['apps', 'libs/outages/src', 'libs/instances/src'];
const sources = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((path) => /\/src\/.*\.ts$/.test(path) && !/node_modules|^apps\/cli\//.test(path))
  .filter((path) => !/\.test\.ts$|\/testing\/|\/(test|fixture)[^/]*\.ts$/.test(path))
  .map((path) => readFileSync(join(root, path), 'utf8'));

/** Words of this form that are something else: failpoints, error codes of placement, fields of a commit. */
const others = /^(api|super|scheduler|placement|compute|conductor|expect|put|index)\./;

/** `${event}.deleted`, said of a resource class and of a trait. */
const madeOfParts = /^(resource_class|trait)\.(created|deleted)$/;

describe('the types of ledger entries', () => {
  const written = new Set(
    sources.flatMap((text) => [...text.matchAll(/'([a-z_]+\.[a-z_-]+)'/g)].map(([, word]) => word!)),
  );

  it('are all in the table', () => {
    const known = new Set<string>(eventTypes);
    expect([...written].filter((word) => !known.has(word) && !others.test(word))).toEqual([]);
  });

  it('are all written by somebody', () => {
    expect(eventTypes.filter((type) => !written.has(type) && !madeOfParts.test(type))).toEqual([]);
  });

  it('of names that are put together are those of the table', () => {
    const parts = sources.flatMap((text) => [...text.matchAll(/`\$\{[^}]*event\}\.([a-z]+)`/g)]);
    expect(parts.map(([, act]) => act).sort()).toEqual(['created', 'deleted']);
  });
});

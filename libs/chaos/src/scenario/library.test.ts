import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultKinds } from '../faults/index.ts';
import { facts } from './condition.ts';
import { faultNames, findScenario, libraryFolder, readLibrary, scenarioJsonSchema, states } from './index.ts';

/** The names of all fields below a JSON schema. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const {
    properties = {},
    items,
    anyOf = [],
  } = schema as Record<string, object | undefined> & {
    anyOf?: readonly unknown[];
  };
  const own = Object.entries(properties).flatMap(([name, each]) => [name, ...fieldsOf(each)]);
  return [...own, ...fieldsOf(items), ...anyOf.flatMap(fieldsOf)];
}

describe('the shipped scenarios', () => {
  const library = readLibrary(faultKinds);

  it('can all be played', () => {
    expect(library.length).toBeGreaterThan(40);
  });

  it('are all explained in docs/chaos.md', () => {
    const page = readFileSync(join(libraryFolder(), '../../docs/chaos.md'), 'utf8');
    const names = library.map(({ scenario }) => scenario.name);
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('can use no field that docs/chaos.md does not name', () => {
    const page = readFileSync(join(libraryFolder(), '../../docs/chaos.md'), 'utf8');
    const fields = fieldsOf(scenarioJsonSchema([]));
    expect(fields).toContain('in_flight');
    const words = [...new Set([...fields, ...states, ...faultNames, ...facts])];
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(page))).toEqual([]);
  });

  it('are found by their name, and where the name is wrong, those near to it', () => {
    expect(findScenario('nothing-is-broken', faultKinds)).toMatchObject({
      scenario: { faults: [{ id: 'f1' }] },
    });
    expect(findScenario('nothing-is-brokn', faultKinds)).toContain('near are nothing-is-broken');
    expect(findScenario('./nowhere.yaml', faultKinds)).toBe('there is no file ./nowhere.yaml');
  });
});

describe('the JSON schema of scenarios', () => {
  it('in examples/chaos is the one that the grammar gives; `cellflow chaos list --schema` writes it', () => {
    const committed: unknown = JSON.parse(
      readFileSync(join(libraryFolder(), 'scenario.schema.json'), 'utf8'),
    );
    expect(committed).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema(faultKinds))));
  });

  it('knows every field, every step and every kind of fault', () => {
    const text = JSON.stringify(scenarioJsonSchema(faultKinds));
    for (const word of [
      'appendfsync',
      'in_flight',
      'conductor.after_unclaim',
      ...faultKinds.map(({ kind }) => kind),
    ])
      expect(text).toContain(word);
  });

  it('lets a fault at a step leave out its victim', () => {
    const schema = scenarioJsonSchema(faultKinds) as { properties: { faults: { items: object } } };
    const { properties } = schema.properties.faults.items as { properties: { do: { anyOf: object[] } } };
    const kill = properties.do.anyOf.find((each) => JSON.stringify(each).includes('"kill":')) as {
      properties: { kill: { required: string[] } };
    };
    expect(kill.properties.kill.required).toEqual([]);
  });
});

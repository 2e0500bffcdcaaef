import { z } from 'zod';
import { traitName } from '../names.ts';
import { show } from '../schema-words.ts';
import { uuidField } from '../uuid.ts';
import { generationField } from './inventory-body.ts';

const distinct = <T extends z.ZodType<string>>(item: T) =>
  z.array(item).refine((items) => new Set(items).size === items.length, {
    params: { keyword: 'uniqueItems' },
    error: (issue) => `${show(issue.input)} has non-unique elements`,
  });

/** The body of PUT /resource_providers/{uuid}/traits. */
export const traitsBody = z.strictObject({
  resource_provider_generation: generationField,
  traits: distinct(traitName),
});

/** The first minor version in which aggregates come with a generation. */
export const aggregateGenerationSince = 19;

/** The bodies of PUT /resource_providers/{uuid}/aggregates: before 1.19 and from it on. */
export const aggregatesList = distinct(uuidField);
export const aggregatesBody = z.strictObject({
  resource_provider_generation: generationField,
  aggregates: aggregatesList,
});

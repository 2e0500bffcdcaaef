import type { Allocation } from '@cellflow/contracts-common';
import { z } from 'zod';
import type { ConsumerClaim } from '../../allocations/consumer-claim.ts';
import { mergeAllocations } from '../../allocations/merge.ts';
import { badRequest } from '../../errors.ts';
import { integer } from '../integer.ts';
import { readBody } from '../json-body.ts';
import { consumerTypeName, resourceClassName } from '../names.ts';
import { empty } from '../schema-words.ts';
import { canonicalUuid, uuidField } from '../uuid.ts';

/** The first minor version in which a body tells something. */
const since = { owner: 8, byProvider: 12, generation: 28, mappings: 34, consumerType: 38 } as const;

type Resources = Record<string, number>;

interface ClaimBody {
  readonly allocations:
    | readonly { readonly resource_provider: { readonly uuid: string }; readonly resources: Resources }[]
    | Record<string, { readonly resources: Resources }>;
  readonly project_id?: string;
  readonly user_id?: string;
  readonly consumer_generation?: number | null;
  readonly consumer_type?: string;
}

/** A uuid as the name of a property: there only the form with hyphens is taken. */
export const uuidKey = z.string().regex(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/);

const filled = <T extends z.ZodRecord>(record: T) =>
  record.refine((value) => Object.keys(value).length > 0, {
    params: { keyword: 'minProperties' },
    error: empty('{}', 'does not have enough properties'),
  });

/** A project or a user. */
export const owner = z.string().min(1).max(255);
const resources = filled(z.record(resourceClassName, integer({ least: 1 })));
const list = z
  .array(z.strictObject({ resource_provider: z.strictObject({ uuid: uuidField }), resources }))
  .min(1);
// A generation may be there because it is in what GET shows; it is not looked at.
const byProvider = z.record(uuidKey, z.strictObject({ resources, generation: integer().optional() }));
const mappings = z.record(z.string().regex(/^([a-zA-Z0-9_-]{1,64})?$/), z.array(uuidField).min(1));

function claimSchema(minor: number, allocations: z.ZodType): z.ZodType<ClaimBody> {
  const shape = {
    allocations,
    ...(minor >= since.owner && { project_id: owner, user_id: owner }),
    ...(minor >= since.generation && { consumer_generation: integer().nullable() }),
    ...(minor >= since.mappings && { mappings: mappings.optional() }),
    ...(minor >= since.consumerType && { consumer_type: consumerTypeName }),
  };
  return z.strictObject(shape) as unknown as z.ZodType<ClaimBody>;
}

const perMinor = <T>(build: (minor: number) => T): ((minor: number) => T) => {
  const built = new Map<number, T>();
  return (minor) => {
    const schema = built.get(minor) ?? build(minor);
    built.set(minor, schema);
    return schema;
  };
};

const putSchema = perMinor((minor) => {
  if (minor < since.byProvider) return claimSchema(minor, list);
  return claimSchema(minor, minor < since.generation ? filled(byProvider) : byProvider);
});

/** Several consumers by uuid, as they stand in the bodies of POST /allocations and of a reshape. */
export const claimsSchema = perMinor((minor) => z.record(uuidKey, claimSchema(minor, byProvider)));

const postSchema = perMinor((minor) => filled(claimsSchema(minor)));

/** The body of PUT /allocations/{consumer}. Throws 400. */
export const readClaim = (body: unknown, minor: number, consumerUuid: string): ConsumerClaim =>
  toClaim(consumerUuid, readBody(putSchema(minor), body));

/** The body of POST /allocations. Throws 400. */
export const readClaims = (body: unknown, minor: number): ConsumerClaim[] =>
  toClaims(readBody(postSchema(minor), body));

/** Throws 400 for a consumer that is there twice, its uuid written in two ways. */
export function toClaims(bodies: Readonly<Record<string, ClaimBody>>): ConsumerClaim[] {
  const claims = Object.entries(bodies).map(([key, body]) => toClaim(canonicalUuid(key)!, body));
  const seen = new Set<string>();
  for (const { consumerUuid } of claims) {
    if (seen.has(consumerUuid)) throw badRequest(`The consumer ${consumerUuid} is named twice`);
    seen.add(consumerUuid);
  }
  return claims;
}

const toClaim = (consumerUuid: string, body: ClaimBody): ConsumerClaim => ({
  consumerUuid,
  allocations: mergeAllocations(toAllocations(body.allocations)),
  generation: body.consumer_generation,
  projectId: body.project_id,
  userId: body.user_id,
  consumerType: body.consumer_type,
});

function toAllocations(allocations: ClaimBody['allocations']): Allocation[] {
  const entries = Array.isArray(allocations)
    ? (allocations as Extract<ClaimBody['allocations'], readonly unknown[]>).map(
        (entry) => [entry.resource_provider.uuid, entry.resources] as const,
      )
    : Object.entries(allocations).map(([uuid, entry]) => [canonicalUuid(uuid)!, entry.resources] as const);
  return entries.map(([providerUuid, amounts]) => ({
    providerUuid,
    resources: Object.entries(amounts).map(([resourceClass, amount]) => ({ resourceClass, amount })),
  }));
}

import { z } from 'zod';
import { badRequest, forbidden } from '../errors.ts';
import { checkBody } from './check.ts';
import { count, flag, metadata, name, tag, text255, uuidPattern } from './fields.ts';

/** The most servers that one request may ask for. */
export const maxServersPerRequest = 10_000;

const uuid = z.string().regex(uuidPattern, 'it must be a UUID');
const countOfServers = count({ min: 1, max: maxServersPerRequest });

const network = z.strictObject({
  uuid: uuid.optional(),
  port: uuid.nullish(),
  fixed_ip: z.string().max(64).optional(),
  tag: tag.optional(),
});

const server = z.strictObject({
  name,
  flavorRef: z.union([z.string().min(1, 'it must not be empty').max(255), z.number().int().min(0)], {
    error: 'it must be the id of a flavor',
  }),
  imageRef: z.union([uuid, z.literal('')], { error: 'it must be the UUID of an image' }).optional(),
  adminPass: z.string().max(255).optional(),
  metadata: metadata.optional(),
  networks: z
    .union([z.literal('none'), z.literal('auto'), z.array(network).max(64)], {
      error: "it must be 'none', 'auto' or a list of networks",
    })
    .optional(),
  'OS-DCF:diskConfig': z.enum(['AUTO', 'MANUAL']).optional(),
  accessIPv4: z.union([z.ipv4(), z.literal('')]).nullish(),
  accessIPv6: z.union([z.ipv6(), z.literal('')]).nullish(),
  availability_zone: name.optional(),
  config_drive: flag.optional(),
  key_name: name.nullish(),
  min_count: countOfServers.optional(),
  max_count: countOfServers.optional(),
  return_reservation_id: flag.optional(),
  security_groups: z.array(z.strictObject({ name })).max(64).optional(),
  user_data: z
    .string()
    .max(65_535)
    .regex(/^[A-Za-z0-9+/=\s]*$/, 'it must be base64')
    .nullish(),
  description: text255.nullish(),
  tags: z
    .array(tag)
    .max(50)
    .refine((tags) => new Set(tags).size === tags.length, 'each tag may be given once')
    .optional(),
  trusted_image_certificates: z.array(name).max(50).nullish(),
  host: name.optional(),
  hypervisor_hostname: name.optional(),
  hostname: z
    .string()
    .regex(/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/)
    .max(255)
    .optional(),
});

const hint = z.union([
  z.string().max(255),
  z.number(),
  z.boolean(),
  z.array(z.string().max(255)).max(64),
  z.record(z.string(), z.unknown()),
  z.null(),
]);
const hints = z
  .record(z.string().min(1).max(255), hint)
  .refine((items) => Object.keys(items).length <= 32, 'it must not have more than 32 hints');

const body = z.strictObject({
  server,
  'os:scheduler_hints': hints.optional(),
  'OS-SCH-HNT:scheduler_hints': hints.optional(),
});

/** What one POST /servers asks for, checked and complete. */
export interface ServerOrder {
  readonly name: string;
  readonly flavorId: string;
  readonly imageRef: string;
  readonly minCount: number;
  readonly maxCount: number;
  readonly metadata: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly keyName: string;
  readonly tags: readonly string[];
  readonly zone: { readonly name: string; readonly forcedHost: string; readonly forcedNode: string };
  readonly requestedHost: string;
  readonly requestedNode: string;
  readonly hostname: string | null;
  readonly hints: Readonly<Record<string, readonly string[]>>;
  readonly adminPass: string | null;
  readonly diskConfig: string;
  readonly securityGroups: readonly string[];
  readonly returnReservationId: boolean;
}

/** Fields that came with a microversion: below it they are unknown. */
const since: readonly (readonly [keyof z.output<typeof server>, number])[] = [
  ['description', 19],
  ['tags', 52],
  ['trusted_image_certificates', 63],
  ['host', 74],
  ['hypervisor_hostname', 74],
  ['hostname', 90],
];

/** Checks the body of POST /servers. Throws 400 naming the field, 403 for what only an admin may ask. */
export function readServerOrder(input: unknown, asker: { minor: number; isAdmin: boolean }): ServerOrder {
  const checked = checkBody(body, input);
  const wanted = checked.server;
  checkVersion(wanted, asker.minor);
  const minCount = wanted.min_count ?? 1;
  const maxCount = wanted.max_count ?? minCount;
  if (minCount > maxCount) throw badRequest('min_count must be <= max_count.');
  if (wanted.imageRef === undefined || wanted.imageRef === '')
    throw badRequest('Invalid input for field/attribute server.imageRef. An image is required.');
  if (wanted.hostname !== undefined && maxCount > 1)
    throw badRequest('Invalid input for field/attribute server.hostname. It names one server only.');
  return {
    name: wanted.name,
    flavorId: flavorIdOf(wanted.flavorRef),
    imageRef: wanted.imageRef,
    minCount,
    maxCount,
    metadata: wanted.metadata ?? {},
    description: wanted.description ?? null,
    keyName: wanted.key_name ?? '',
    tags: wanted.tags ?? [],
    zone: readZone(wanted.availability_zone ?? '', asker.isAdmin),
    ...readDestination(wanted, asker.isAdmin),
    hostname: wanted.hostname ?? null,
    hints: readHints(checked['os:scheduler_hints'] ?? checked['OS-SCH-HNT:scheduler_hints'] ?? {}),
    adminPass: wanted.adminPass ?? null,
    diskConfig: wanted['OS-DCF:diskConfig'] ?? 'MANUAL',
    securityGroups: (wanted.security_groups ?? []).map((group) => group.name),
    returnReservationId: wanted.return_reservation_id ?? false,
  };
}

function checkVersion(wanted: z.output<typeof server>, minor: number): void {
  const early = since.find(([field, from]) => minor < from && wanted[field] !== undefined);
  if (early)
    throw badRequest(
      'Invalid input for field/attribute server. Additional properties are not allowed ' +
        `('${early[0]}' was unexpected): it needs microversion 2.${early[1]}.`,
    );
  if (minor < 37 && typeof wanted.networks === 'string')
    throw badRequest(
      `Invalid input for field/attribute server.networks. '${wanted.networks}' needs microversion 2.37.`,
    );
  if (minor >= 37 && wanted.networks === undefined)
    throw badRequest("Invalid input for field/attribute server. 'networks' is a required property.");
}

/** A flavor may be named by its id or by its URL. */
const flavorIdOf = (reference: string | number) => String(reference).split('/').at(-1) ?? '';

/** "az", "az:host", "az:host:node" or "az::node" (nova/compute/api.py: parse_availability_zone). */
function readZone(text: string, isAdmin: boolean): ServerOrder['zone'] {
  const parts = text.split(':');
  const [zone = '', host = '', node = ''] = parts;
  if (parts.length > 3)
    throw badRequest(`Invalid input for field/attribute server.availability_zone. Value: ${text}.`);
  if ((host || node) && !isAdmin)
    throw forbidden('Policy does not allow os_compute_api:servers:create:forced_host: availability_zone.');
  return { name: zone, forcedHost: host, forcedNode: node };
}

function readDestination(wanted: z.output<typeof server>, isAdmin: boolean) {
  const requestedHost = wanted.host ?? '';
  const requestedNode = wanted.hypervisor_hostname ?? '';
  if ((requestedHost || requestedNode) && !isAdmin)
    throw forbidden('Policy does not allow compute:servers:create:requested_destination: host.');
  if ((requestedHost || requestedNode) && wanted.availability_zone?.includes(':'))
    throw badRequest(
      'server.host and server.hypervisor_hostname exclude a host in server.availability_zone.',
    );
  return { requestedHost, requestedNode };
}

function readHints(given: z.output<typeof hints>): Record<string, string[]> {
  const lists = Object.entries(given).filter(([, value]) => value !== null);
  return Object.fromEntries(lists.map(([key, value]) => [key, hintValues(value)]));
}

const hintValues = (value: unknown): string[] =>
  Array.isArray(value) ? value : [typeof value === 'object' ? JSON.stringify(value) : String(value)];

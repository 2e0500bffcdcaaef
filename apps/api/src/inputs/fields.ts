import { z } from 'zod';

const bytes = (text: string) => Buffer.byteLength(text);

/** Printable: no control characters, no lone surrogates. */
const printable = (text: string) => !/[\p{Cc}\p{Cs}]/u.test(text);

export const uuidPattern = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** A name: 1 to 255 bytes, printable, no space at either end. */
export const name = z
  .string()
  .min(1, 'it must not be empty')
  .refine((text) => bytes(text) <= 255, 'it must not be longer than 255 bytes')
  .refine(printable, 'it must be printable')
  .refine((text) => text.trim() === text, 'it must not begin or end with a space');

export const text255 = z
  .string()
  .refine((text) => bytes(text) <= 255, 'it must not be longer than 255 bytes')
  .refine((text) => printable(text.replace(/[\t\r\n]/g, '')), 'it must be printable');

/** A whole number, given as one or as digits. */
export const count = (bounds: { min: number; max: number }) =>
  z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    ])
    .refine(
      (value) => Number.isInteger(value) && value >= bounds.min && value <= bounds.max,
      `it must be a whole number from ${bounds.min} to ${bounds.max}`,
    );

const truths = new Set<unknown>([true, 'true', 'True', 'TRUE', '1', 'on', 'On', 'ON', 'yes', 'Yes', 'YES']);
const lies = new Set<unknown>([false, 'false', 'False', 'FALSE', '0', 'off', 'Off', 'OFF', 'no', 'No', 'NO']);

/** Nova's boolean: true, "True", "1", "on", "yes" and their opposites. */
export const flag = z
  .unknown()
  .refine((value) => truths.has(value) || lies.has(value), 'it must be a boolean')
  .transform((value) => truths.has(value));

export const keyPattern = /^[a-zA-Z0-9-_:. ]{1,255}$/;

/** Metadata: at most 128 items of text. */
export const metadata = z
  .record(
    z.string().regex(keyPattern, 'keys are 1 to 255 of a-z A-Z 0-9 - _ : . and space'),
    z.string().refine((text) => bytes(text) <= 255, 'it must not be longer than 255 bytes'),
  )
  .refine((items) => Object.keys(items).length <= 128, 'it must not have more than 128 items');

export const tag = z
  .string()
  .min(1, 'it must not be empty')
  .max(60, 'it must not be longer than 60 characters')
  .regex(/^[^,/]*$/, "it must not contain ',' or '/'");

import { z } from 'zod';

/** Any resource class, trait or consumer type: the words of Placement are all of one form. */
export const wordPattern = /^[A-Z0-9_]+$/;

/** A class or trait that an operator may create. */
export const customPattern = /^CUSTOM_[A-Z0-9_]+$/;

const name = (pattern: RegExp) => z.string().min(1).max(255).regex(pattern);

export const resourceClassName = name(wordPattern);
export const customResourceClassName = name(customPattern);
export const traitName = name(wordPattern);
export const customTraitName = name(customPattern);
export const consumerTypeName = name(wordPattern);

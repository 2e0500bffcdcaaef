import { InvalidArgumentError } from 'commander';
import type { Speed } from './timeline.ts';

/** "max", or how many seconds of trace a second of replay plays. */
export function speedOption(text: string): Speed {
  if (text === 'max') return text;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('Expected "max", or a number above 0: seconds of trace per second.');
}

/** A share from 0 to 1. */
export function shareOption(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('Expected a share from 0 to 1: 0.02 fails two builds in a hundred.');
}

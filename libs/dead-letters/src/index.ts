export * from './find-boxes.ts';
export type { Letter } from './letter.ts';
export * from './letter-box.ts';
export * from './read-message.ts';

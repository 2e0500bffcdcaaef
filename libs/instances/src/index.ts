export * from './buried-instance.ts';
export * from './deleted-instance.ts';
export * from './instance-change.ts';
export * from './read-instance.ts';

export * from './amount.ts';
export * from './flavor.ts';
export * from './inventory.ts';

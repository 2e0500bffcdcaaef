export * from './cells.ts';
export * from './embedded.ts';
export * from './history.ts';
export * from './observe.ts';
export * from './stack.ts';

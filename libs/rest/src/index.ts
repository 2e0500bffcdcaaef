export * from './header.ts';
export * from './microversion.ts';
export * from './reading-fault.ts';
export * from './server.ts';
export * from './shorten.ts';
export * from './token-variables.ts';
export * from './tokens.ts';

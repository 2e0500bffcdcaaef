export * from './keep-continuity.ts';
export * from './store-outages.ts';

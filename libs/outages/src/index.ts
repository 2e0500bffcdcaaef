export * from './store-outages.ts';

export * from './build/state-machine.ts';

export { openProxy } from './proxy.ts';
export type { Proxy } from './proxy.ts';
export type { Applied, Direction, Measures, Verb } from './verbs.ts';

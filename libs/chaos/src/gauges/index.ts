export { createGaugeBook } from './book.ts';
export type { GaugeBook } from './book.ts';

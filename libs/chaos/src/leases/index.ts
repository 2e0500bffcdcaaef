export { diagnose } from './diagnose.ts';
export type { DiagnoseOptions, Finding } from './diagnose.ts';
export { halt } from './halt.ts';
export type { HaltReport } from './halt.ts';
export { journalFolder } from './journal.ts';
export { openKeeper } from './keeper.ts';
export type { Keeper, KeeperOptions, Lease } from './keeper.ts';
export { noUndo } from './remedy.ts';
export type { Noted, Remedy, Undo } from './remedy.ts';

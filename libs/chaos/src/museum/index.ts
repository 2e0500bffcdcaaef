export type { Exhibit } from './exhibit.ts';
export { exhibits } from './exhibits/index.ts';
export { brokenIn, flawsOf, playExhibit, scenarioOfExhibit } from './play-exhibit.ts';
export type { Showing, ShownRun } from './play-exhibit.ts';
export { sideBySide } from './side-by-side.ts';
export { showingJunit, writeShowing } from './write-showing.ts';

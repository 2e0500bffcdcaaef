import { ComposeProject } from './compose-project.ts';

/** Builds the image that every compose stack of the tests runs. */
export const setup = (): Promise<string> => new ComposeProject('cellflow-image').run('build');

import { ComposeProject } from './compose-project.ts';

/** Builds the image that every compose stack of the tests runs. */
export async function setup(): Promise<void> {
  await new ComposeProject('cellflow-image').run('build');
}

import { findProjects, removeProject as remove } from '@cellflow/stack';
import type { RemedyOf } from '../remedy.ts';

export const removeProject = {
  apply: ({ project }: RemedyOf<'remove-project'>): Promise<void> => remove(project),
  async left({ project }: RemedyOf<'remove-project'>): Promise<string | null> {
    const found = (await findProjects()).some(({ name }) => name === project);
    return found ? `the compose project ${project} is there` : null;
  },
};

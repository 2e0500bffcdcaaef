import { docker, isMissing, stateOf } from '@cellflow/stack';

/** "running", "paused", "exited"; null where there is no such container (any more). */
export const statusOf = (container: string): Promise<string | null> =>
  stateOf(container).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });

/** The networks that a container is in; null where there is no such container (any more). */
export async function networksOf(container: string): Promise<string[] | null> {
  const format = '{{range $name, $each := .NetworkSettings.Networks}}{{$name}} {{end}}';
  if ((await statusOf(container)) === null) return null;
  return (await docker(['inspect', '-f', format, container])).split(' ');
}

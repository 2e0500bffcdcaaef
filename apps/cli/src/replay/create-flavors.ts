import { RestError } from '@cellflow/stack';
import type { TraceFlavor } from './to-flavor.ts';

const atATime = 8;

/** Creates the flavors of a trace, and takes those that are there already as they are. Rejects with RestError. */
export async function createFlavors(
  cloud: { readonly apiUrl: string; readonly token: string },
  flavors: readonly TraceFlavor[],
): Promise<void> {
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${cloud.apiUrl}/v2.1${path}`, {
      method: 'POST',
      headers: { 'x-auth-token': cloud.token, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (response.ok || response.status === 409) return;
    throw new RestError(
      response.status,
      `POST ${path} was answered ${response.status}: ${text.slice(0, 300)}`,
    );
  };
  const queue = [...flavors];
  const work = async () => {
    for (let flavor = queue.shift(); flavor; flavor = queue.shift()) {
      await post('/flavors', { flavor: flavor.body });
      if (Object.keys(flavor.extraSpecs).length > 0) {
        await post(`/flavors/${flavor.id}/os-extra_specs`, { extra_specs: flavor.extraSpecs });
      }
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

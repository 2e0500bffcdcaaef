import { encodeMessages } from '@cellflow/rpc';
import { BuildAndRunInstanceRequest, Compute } from '@cellflow/contracts-cell';
import { Envelope, Frame } from '@cellflow/contracts-common';
import { queues, routes } from '@cellflow/topology';
import { z } from 'zod';
import { ChaosError } from '../../chaos-error.ts';
import type { ChaosCloud } from '../../cloud/chaos-cloud.ts';
import type { Copy } from '../../cloud/interposer/interpose.ts';
import { messageFault, which } from './message-fault.ts';

export const rewriteHost = messageFault({
  kind: 'rewrite-host',
  summary: 'Builds are also cast to a host that was not chosen for them',
  schema: z.strictObject({
    ...which,
    host: z.string().describe('The other host'),
    original: z.boolean().default(true).describe('The right host gets it as well'),
  }),
  done: 'builds cast to the wrong host',
  treat(cloud, { host, original }) {
    const queue = queueOf(cloud, host);
    return {
      strike(struck) {
        const content = rewritten(struck.content, host);
        const { routingKey } = routes.compute(host);
        const copies: Copy[] = content
          ? [{ ...struck, content: Buffer.from(content), routingKey, queue }]
          : [];
        void struck.send(original || !content ? [struck, ...copies] : copies);
      },
    };
  },
});

function queueOf({ stack }: ChaosCloud, host: string): string {
  const computes = stack.cells.flatMap((cell) => cell.computes);
  const found = computes.find(({ hosts }) => hosts.some(({ name }) => name === host));
  if (!found) throw new ChaosError(`there is no host ${host}`);
  return queues.compute(found.service);
}

/** The builds of a frame for another host; null where it holds none. */
function rewritten(content: Uint8Array, host: string): Uint8Array | null {
  const builds = Frame.decode(content).messages.filter(
    ({ method }) => method === Compute.methods.buildAndRunInstance.path,
  );
  if (builds.length === 0) return null;
  const messages = builds.map((build) => {
    const request = BuildAndRunInstanceRequest.decode(build.body);
    const body = BuildAndRunInstanceRequest.encode(BuildAndRunInstanceRequest.create({ ...request, host }));
    return Envelope.create({ ...build, body });
  });
  return encodeMessages(messages);
}

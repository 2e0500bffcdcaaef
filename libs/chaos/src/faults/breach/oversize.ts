import { attempt } from '@cellflow/proof';
import { vhosts } from '@cellflow/topology';
import { z } from 'zod';
import type { ChaosCloud } from '../../cloud/chaos-cloud.ts';
import type { FaultKind } from '../../fault.ts';

const schema = z.strictObject({});

/** Any will do: it is never looked at. */
const image = '70a599e0-31e7-49b7-b260-868f441e862b';
const bodyBytes = 300 * 1024;
const names = 100_000;
const messageBytes = 17 * 2 ** 20;

/** What is too large, what it was answered, and what it must be answered. */
type Tried = readonly [what: string, answer: string, wanted: string];

export const oversize: FaultKind<z.output<typeof schema>> = {
  kind: 'oversize',
  summary: 'Requests to every API, and a message to the broker, that are larger than anybody may take',
  schema,
  async inject(cloud) {
    const tried = [...(await toApis(cloud)), await toBroker(cloud)];
    const through = tried.filter(([, answer, wanted]) => answer !== wanted);
    const textOf = ([what, answer]: Tried) => `${what}: ${answer}`;
    return {
      heal: async () => undefined,
      effect: async () => ({
        ...{ bit: true, measure: tried.length, text: tried.map(textOf).join(', ') },
        through: through.map(textOf),
      }),
    };
  },
};

async function toApis({ stack }: ChaosCloud): Promise<Tried[]> {
  const server = { name: 'large', flavorRef: '1', imageRef: image, networks: 'none' };
  const post = async (url: string, body: object) => {
    const answer = await fetch(`${url}/v2.1/servers`, {
      method: 'POST',
      headers: { 'x-auth-token': stack.token, 'content-type': 'application/json' },
      body: JSON.stringify({ server: { ...server, ...body } }),
    });
    return String(answer.status);
  };
  const tried = stack.apiUrls.map(async (url): Promise<Tried[]> => [
    [`a body of ${bodyBytes} bytes`, await post(url, { metadata: { all: 'x'.repeat(bodyBytes) } }), '413'],
    [`${names} servers`, await post(url, { min_count: names, max_count: names }), '400'],
  ]);
  return (await Promise.all(tried)).flat();
}

/** To no queue: where the broker takes it, nobody gets it. */
async function toBroker({ broker }: ChaosCloud): Promise<Tried> {
  const answer = await attempt(broker.url(vhosts.api), (channel) =>
    channel.publish('', 'nobody', Buffer.alloc(messageBytes), { mandatory: true }),
  );
  return [`a message of ${messageBytes} bytes`, answer, '406 PRECONDITION-FAILED'];
}

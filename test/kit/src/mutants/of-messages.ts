import { BuildAndRunInstanceRequest, BuildStateResponse, BuildVerdict } from '@cellflow/contracts-cell';
import { Envelope, Frame, Reply } from '@cellflow/contracts-common';
import { ClaimRequest, UnclaimRequest } from '@cellflow/contracts-placement';
import { encodeMessages, encodeReplies, RpcError } from '@cellflow/rpc';
import type { Delivery, OutgoingFrame, Transport } from '@cellflow/rpc';
import { replaceMethod } from '@cellflow/stack';
import { deadLetterExchange } from '@cellflow/topology';
import type { SystemMutant } from './system-mutant.ts';
import { rewriteAnswers, rewriteMessages, sendAfter } from '@cellflow/stack/wrappers';

const isConductor = ({ user }: Transport) => /^cell\d+-conductor$/.test(user);
const isCompute = ({ user }: Transport) => user.endsWith('-compute');
const is = ({ method }: Envelope, name: string) => method.endsWith(`/${name}`);

const only =
  (who: (transport: Transport) => boolean, wrap: (transport: Transport) => Transport) =>
  (transport: Transport) => (who(transport) ? wrap(transport) : transport);

const rewriteDeliveries = (transport: Transport, rewrite: (delivery: Delivery) => Delivery): Transport =>
  replaceMethod(
    transport,
    'subscribe',
    (queue: string, limits: { prefetch: number }, take: (delivery: Delivery) => void) =>
      transport.subscribe(queue, limits, (delivery) => take(rewrite(delivery))),
  );

/** Services that say what they should not, or keep quiet. */
export const messageMutants: readonly SystemMutant[] = [
  {
    invariant: 'I1',
    what: 'the API takes requests and hands none of them on',
    wrap: () => ({
      transport: only(
        ({ user, vhost }) => user === 'api' && vhost === 'api',
        (api) =>
          rewriteMessages(api, (message) => (is(message, 'ScheduleAndBuildInstances') ? null : message)),
      ),
    }),
  },
  {
    invariant: 'I5',
    what: 'the conductor unclaims for nobody',
    wrap: () => ({
      transport: only(isConductor, (conductor) =>
        rewriteMessages(conductor, (message) => {
          if (!is(message, 'Unclaim')) return message;
          const request = UnclaimRequest.decode(message.body);
          const body = UnclaimRequest.encode(UnclaimRequest.create({ ...request, consumerUuid: 'nobody' }));
          return Envelope.create({ ...message, body });
        }),
      ),
    }),
  },
  {
    invariant: 'I4',
    what: 'the conductor claims for another attempt than it stores',
    wrap: () => ({
      transport: only(isConductor, (conductor) =>
        rewriteMessages(conductor, (message) => {
          if (!is(message, 'Claim')) return message;
          const request = ClaimRequest.decode(message.body);
          const body = ClaimRequest.encode(ClaimRequest.create({ ...request, attempt: request.attempt + 5 }));
          return Envelope.create({ ...message, body });
        }),
      ),
    }),
  },
  {
    invariant: 'I3',
    what: 'computes take "stale" for "go on", and a cast comes twice, to two hosts',
    wrap: () => ({
      transport: (transport) =>
        isCompute(transport)
          ? rewriteAnswers(transport, (reply, method) => {
              if (!/\/(BeginBuild|UpdateBuild|FinishBuild)$/.test(method)) return reply;
              const answer = BuildStateResponse.decode(reply.body);
              const verdict = BuildVerdict.PROCEED;
              const body = BuildStateResponse.encode(BuildStateResponse.create({ ...answer, verdict }));
              return Reply.create({ ...reply, body });
            })
          : transport.user === 'super-conductor'
            ? sendAfter(transport, twinOf)
            : transport,
    }),
  },
  {
    invariant: 'I26',
    what: 'the API deletes locally though the host is up',
    wrap: () => ({
      transport: only(
        ({ user }) => user === 'api',
        (api) =>
          replaceMethod(api, 'publish', (frame: OutgoingFrame) => {
            const ends = Frame.decode(frame.body).messages.some((each) => is(each, 'TerminateInstance'));
            return ends ? Promise.reject(new RpcError('UNROUTABLE', 'no queue')) : api.publish(frame);
          }),
      ),
    }),
  },
  {
    invariant: 'I24',
    what: 'placement answers calls that nobody made',
    wrap: () => ({
      transport: only(
        ({ user }) => user === 'placement',
        (placement) =>
          replaceMethod(placement, 'reply', (replyTo: string, body: Uint8Array) => {
            const replies = Frame.decode(body).replies.map((reply) =>
              Reply.create({ ...reply, callId: reply.callId + 1e6 }),
            );
            placement.reply(replyTo, encodeReplies(replies));
            placement.reply(replyTo, body);
          }),
      ),
    }),
  },
  {
    invariant: 'I21',
    what: 'a compute forgets to acknowledge a build',
    wrap() {
      let forgets = 1;
      return {
        transport: only(isCompute, (compute) =>
          rewriteDeliveries(compute, (delivery) => {
            const builds = Frame.decode(delivery.body).messages.some((each) =>
              is(each, 'BuildAndRunInstance'),
            );
            return builds && forgets-- > 0 ? replaceMethod(delivery, 'ack', () => undefined) : delivery;
          }),
        ),
      };
    },
  },
  {
    invariant: 'I22',
    what: 'computes bury without a word',
    amid: 'a message that nobody can read',
    wrap: () => ({
      transport: only(isCompute, (compute) =>
        replaceMethod(compute, 'publish', (frame: OutgoingFrame) =>
          compute.publish(frame.route.exchange === deadLetterExchange ? { ...frame, headers: {} } : frame),
        ),
      ),
    }),
  },
  {
    invariant: 'I34',
    what: 'a service that ends leaves its connections open',
    amid: 'a service that is started anew',
    wrap: () => ({ transport: (transport) => replaceMethod(transport, 'close', async () => undefined) }),
  },
  ...[
    { invariant: 'I12', what: "the conductor asks under the API level's key", keyOf: () => 'global' },
    {
      invariant: 'I13',
      what: "the conductor asks under the other cell's key",
      keyOf: (cell: string) => (cell === 'cell1' ? 'cell2' : 'cell1'),
    },
  ].map(({ invariant, what, keyOf }): SystemMutant => ({
    invariant,
    what: `${what}, and the broker has no walls`,
    wrap: () => ({
      topology: (topology) => ({
        ...topology,
        vhosts: topology.vhosts.map((vhost) => ({ ...vhost, topicPermissions: [] })),
      }),
      transport: only(isConductor, (conductor) =>
        sendAfter(conductor, (message, frame) => {
          if (!is(message, 'Unclaim')) return null;
          const routingKey = `placement.Unclaim.${keyOf(conductor.user.replace('-conductor', ''))}`;
          return { ...frame, wantsReply: false, route: { ...frame.route, routingKey } };
        }),
      ),
    }),
  })),
];

/** The same build for another host of the cell, as of an attempt that nobody made. */
function twinOf(message: Envelope, frame: OutgoingFrame): OutgoingFrame | null {
  if (!is(message, 'BuildAndRunInstance')) return null;
  const request = BuildAndRunInstanceRequest.decode(message.body);
  const host = request.hostList[0]?.host;
  if (host === undefined) return null;
  const twin = BuildAndRunInstanceRequest.create({ ...request, host, attempt: 7, hostList: [] });
  const body = BuildAndRunInstanceRequest.encode(twin);
  const messages = [Envelope.create({ ...message, messageId: `${message.messageId}:twin`, body })];
  const route = { ...frame.route, routingKey: `compute.${host}` };
  return { ...frame, route, messageId: messages[0]!.messageId, body: encodeMessages(messages) };
}

import { connect } from '@cellflow/rpc/raw';
import type { ChannelModel, ConfirmChannel } from '@cellflow/rpc/raw';
import { openVhost } from './open-vhost.ts';
import { allowed } from './said.ts';
import type { Said } from './said.ts';

/** What is done on a channel. */
export type Act = (channel: ConfirmChannel) => unknown;

/** One user on one vhost, each act on a channel of its own: a refusal closes the channel. */
export interface BrokerSession {
  attempt(act: Act): Promise<Said>;
  close(): Promise<void>;
}

/** Opens the vhost, or says how the broker refused that. Rejects where no broker answers. */
export async function openSession(url: string): Promise<BrokerSession | Said> {
  const said = await openVhost(url);
  if (said.code !== allowed.code) return said;
  const model = await connect(url, { noDelay: true });
  model.on('error', () => undefined);
  return {
    attempt: (act) => attemptOn(model, act),
    close: () => model.close().catch(() => undefined),
  };
}

export const isSession = (opened: BrokerSession | Said): opened is BrokerSession => 'attempt' in opened;

/** What the broker says to one act of the URL's user. */
export async function attempt(url: string, act: Act): Promise<string> {
  const session = await openSession(url);
  if (!isSession(session)) return session.code;
  try {
    return (await session.attempt(act)).code;
  } finally {
    await session.close();
  }
}

async function attemptOn(model: ChannelModel, act: Act): Promise<Said> {
  const channel = await model.createConfirmChannel();
  let returned: Said | null = null;
  const refused = new Promise<Said>((resolve) => {
    channel.once('error', (error: unknown) => resolve(refusal(error)));
  });
  channel.on('return', ({ fields }) => {
    const { replyCode, replyText } = fields as unknown as { replyCode: number; replyText: string };
    returned = { code: `${replyCode} ${replyText.replace('_', '-')}`, words: 'no queue takes it' };
  });
  const done = (async () => {
    await act(channel);
    await channel.waitForConfirms();
    await channel.close();
    return returned ?? allowed;
  })();
  return Promise.race([refused, done.catch(() => refused)]);
}

/** "403 ACCESS-REFUSED" and the broker's words, out of the client's sentence. */
function refusal(error: unknown): Said {
  const { message } = error as Error;
  const [, number, name, words] = /(\d{3}) \(([A-Z-]+)\)(?: with message "(.*)")?/.exec(message) ?? [];
  return number ? { code: `${number} ${name}`, words: words ?? '' } : { code: message, words: message };
}

/**
 * Publishes one message and waits until the broker has taken or refused it. It is an empty frame: a service that gets
 * it acknowledges it and does nothing.
 */
export const publishing =
  (exchange: string, routingKey: string, userId?: string): Act =>
  (channel) =>
    channel.publish(exchange, routingKey, Buffer.alloc(0), { mandatory: true, userId });

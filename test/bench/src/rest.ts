import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';

/** Boots one server per call over connections that stay open. Lean: it shares the machine with what is measured. */
export interface BenchRest {
  boot(name: string): Promise<string>;
  close(): void;
}

export function openRest(
  cloud: { readonly apiUrl: string; readonly token: string },
  sockets: number,
): BenchRest {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets, noDelay: true });
  const { hostname, port } = new URL(cloud.apiUrl);
  const send = (body: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const headers = {
        'x-auth-token': cloud.token,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      const sent = request(
        { agent, hostname, port, method: 'POST', path: '/v2.1/servers', headers },
        (response) =>
          void textOf(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject),
      );
      sent.on('error', reject);
      sent.end(body);
    });
  return {
    async boot(name) {
      const imageRef = '00000000-0000-4000-8000-000000000000';
      const { status, text } = await send(JSON.stringify({ server: { name, flavorRef: '1', imageRef } }));
      if (status !== 202) throw new Error(`POST /servers was answered ${status}: ${text}`);
      return (JSON.parse(text) as { server: { id: string } }).server.id;
    },
    close: () => agent.destroy(),
  };
}

async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

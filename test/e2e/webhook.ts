import { once } from 'node:events';
import { createServer } from 'node:http';

/** The end of a webhook: a server on loopback that keeps what arrives. */
export interface Webhook {
  readonly url: string;
  readonly messages: readonly unknown[];
  close(): Promise<void>;
}

export async function startWebhook(): Promise<Webhook> {
  const messages: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    messages.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    response.end('ok');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the webhook has no port');
  return {
    url: `http://127.0.0.1:${address.port}/services/secret-path`,
    messages,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

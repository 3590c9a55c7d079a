import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

/** What a plain client gets. */
export interface ClientReply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface ClientOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly agent?: http.Agent;
  readonly signal?: AbortSignal;
  /** Leaves the body unread after so many bytes and hangs up. */
  readonly atMost?: number;
}

/** The text of a documented sample. */
export function sample(name: string): string {
  return readFileSync(new URL(`../fixtures/samples/${name}`, import.meta.url), 'utf8');
}

/**
 * One request without any cleverness: no redirects, no retries. Certificates are not checked.
 *
 * @throws Error when the reply does not arrive whole.
 */
export function request(url: string, options: ClientOptions = {}): Promise<ClientReply> {
  const { method = 'POST', headers = {}, body = '', agent, signal, atMost } = options;
  const bytes = Buffer.from(body);
  return new Promise((resolve, reject) => {
    const client = url.startsWith('https:') ? https : http;
    const outgoing = client.request(url, {
      method,
      headers: { 'user-agent': 'test', 'content-length': bytes.length, ...headers },
      rejectUnauthorized: false,
      ...(agent && { agent }),
      ...(signal && { signal }),
    });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const finish = () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        });
      incoming.on('error', reject);
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (atMost !== undefined && size >= atMost) {
          outgoing.destroy();
          finish();
        }
      });
      incoming.on('end', () =>
        incoming.complete ? finish() : reject(new Error('the reply is not complete')),
      );
    });
    outgoing.end(bytes);
  });
}

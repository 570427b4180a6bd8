import { Buffer } from 'node:buffer';
import { type TestDatabase, testDatabase } from '@luodi/store/testing';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { firstStart } from '../first.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of the wire, each checked where it is used
export type Row = Record<string, any>;

/** A browser of somebody who looks as a role. */
export interface Visit {
  ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object): Promise<Answer>;
  /** Sends a file as a form does. */
  send(url: string, name: string, bytes: Buffer): Promise<Pick<Answer, 'status' | 'body'>>;
  /** Sends a file, and gives the answer in the pieces it came in. */
  pieces(url: string, name: string, bytes: Buffer): Promise<readonly string[]>;
}

interface Answer {
  readonly status: number;
  readonly headers: Row;
  /** What JSON says, or the bytes. */
  readonly body: Row;
}

/** The application on the sample city, as it stands on a day. */
export interface Sample {
  readonly test: TestDatabase;
  as(role: string): Promise<Visit>;
  close(): Promise<void>;
}

/**
 * Call it in `beforeAll`, and `close` in `afterAll`.
 * @param tick milliseconds by which each look at the clock is later than the one before
 */
export async function sampleApp(now: string, tick = 0): Promise<Sample> {
  const test = await testDatabase();
  let at = Date.parse(now);
  const clock = () => {
    at += tick;
    return new Date(at);
  };
  const { jurisdiction } = await firstStart(test, clock());
  const secret = 'a secret of the test that is long enough';
  const app = await buildApp({ store: test, jurisdiction, secret, address: 'http://127.0.0.1:8080', clock });
  return {
    test,
    as: (role) => visit(app, role),
    async close() {
      await app.close();
      await test.close();
    },
  };
}

/** A browser of somebody who looks as a role of the sample, at any application. */
export async function visit(
  app: FastifyInstance,
  role: string,
  given: Readonly<Record<string, string>> = {},
): Promise<Visit> {
  const own = { 'sec-fetch-site': 'same-origin', ...given };
  const answer = await app.inject({
    method: 'POST',
    url: '/api/guise',
    payload: { role },
    headers: own,
  });
  const cookie = [answer.headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ');
  const headers = { cookie, ...own };
  return {
    async ask(method, url, payload) {
      const response = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
      const isJson = String(response.headers['content-type']).includes('json');
      return {
        status: response.statusCode,
        headers: response.headers,
        body: isJson ? response.json() : response.rawPayload,
      };
    },
    async send(url, name, bytes) {
      const response = await app.inject({ method: 'POST', url, ...form(headers, name, bytes) });
      return { status: response.statusCode, body: response.json() };
    },
    async pieces(url, name, bytes) {
      const response = await app.inject({
        method: 'POST',
        url,
        ...form(headers, name, bytes),
        payloadAsStream: true,
      });
      const found: string[] = [];
      for await (const piece of response.stream()) found.push(String(piece));
      return found;
    },
  };
}

const EDGE = 'edge-of-the-test';

/** A file as a form sends it. */
const form = (headers: Record<string, string>, name: string, bytes: Buffer) => ({
  headers: { ...headers, 'content-type': `multipart/form-data; boundary=${EDGE}` },
  payload: Buffer.concat([
    Buffer.from(`--${EDGE}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${EDGE}--\r\n`),
  ]),
});

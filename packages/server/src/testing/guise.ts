import type { FastifyInstance } from 'fastify';

/** A browser of somebody who looks as a role of the sample. */
export async function guise(app: FastifyInstance, role: string) {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/guise',
    payload: { role },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  const cookie = [answer.headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ');
  return (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object | Buffer,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    app.inject({
      method,
      url,
      headers: { cookie, 'sec-fetch-site': 'same-origin', ...headers },
      ...(payload ? { payload } : {}),
    });
}

/** A file as a form sends it. */
export function form(bytes: Uint8Array, name: string) {
  const boundary = '----luodi';
  return {
    payload: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

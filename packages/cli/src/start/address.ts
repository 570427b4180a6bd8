import { createServer } from 'node:net';
import { LuodiError } from '@luodi/domain';

/** Where the server listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** As a browser on this machine writes it. */
  readonly url: string;
}

/**
 * `HOST` and `PORT`, else 127.0.0.1 and 8080.
 * @throws {LuodiError} `invalid` when the port is no port
 */
export function addressOf(environment: Readonly<Record<string, string | undefined>>): Address {
  const host = environment.HOST || '127.0.0.1';
  const text = environment.PORT || '8080';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new LuodiError('invalid', { reason: `PORT=${text}` });
  const seen = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return { host, port, url: `http://${seen}:${port}` };
}

/**
 * Says early that a port cannot be had, before anything is started.
 * @throws {LuodiError} `port-taken`, `invalid`
 */
export const free = ({ host, port }: Address): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => reject(occupied(error, port)));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  });

/** What a failed `listen` means. */
export const occupied = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === 'EADDRINUSE'
    ? new LuodiError('port-taken', { port })
    : new LuodiError('invalid', { reason: `PORT, HOST: ${error.message}` });

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fixed from '@fastify/static';
import { LuodiError } from '@luodi/domain';
import type { FastifyInstance } from 'fastify';

/** The built web client: hashed files for ever, the page itself always fresh; every path that is not an API is a page. */
export async function pages(fastify: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await fastify.register(fixed, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    setHeaders(response, path) {
      const forever = path.includes('/assets/');
      response.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  fastify.get('/*', { schema: { hide: true } as object }, async (request, reply) => {
    // A script of an older build is missing; it is not a page.
    if (/^\/(?:api|assets)\//.test(request.url))
      throw new LuodiError('not-found', { noun: '', id: request.url });
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

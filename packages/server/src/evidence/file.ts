import { LuodiError } from '@luodi/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sniff } from './sniff.ts';

/** Largest file that stands behind an item: 20 MiB. */
const SIZE_LIMIT = 20 * 1024 * 1024;

/** Sends a kept file: to be saved, never shown, so that nothing in it runs in our name. */
export function saved(
  reply: FastifyReply,
  file: { readonly bytes: Buffer; readonly mediaType: string | null; readonly name: string },
): Buffer {
  reply.type(file.mediaType ?? 'application/octet-stream');
  reply.header('x-content-type-options', 'nosniff');
  reply.header('content-security-policy', "sandbox; default-src 'none'");
  reply.header('cache-control', 'private, no-store');
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  return file.bytes;
}

/** The files of a request, each told by its bytes; one that is not taken refuses all. */
export async function filesOf(request: FastifyRequest) {
  if (!request.isMultipart()) throw new LuodiError('file-missing', { name: '' });
  const taken: { name: string; bytes: Buffer; mediaType: string }[] = [];
  for await (const part of request.files()) {
    const name = part.filename.replaceAll(/[\\/\p{Cc}]/gu, '_').slice(-150);
    const bytes = await part.toBuffer();
    if (bytes.length === 0) throw new LuodiError('file-empty', { name });
    if (bytes.length > SIZE_LIMIT)
      throw new LuodiError('file-large', { name, limit: SIZE_LIMIT / 1024 / 1024 });
    const kind = sniff(bytes);
    if (!kind) throw new LuodiError('evidence-kind', { name });
    taken.push({ name, bytes, mediaType: kind.mediaType });
  }
  if (taken.length === 0) throw new LuodiError('file-missing', { name: '' });
  return taken;
}

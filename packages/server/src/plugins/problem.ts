import type { Problem } from '@luodi/contract';
import { type Language, LuodiError, refusal } from '@luodi/domain';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS } from '../status.ts';

/** Every refusal leaves as RFC 9457 problem details with a stable code; what is not a refusal says nothing of the inside. */
export function problem(fastify: FastifyInstance): void {
  fastify.setErrorHandler((error: FastifyError | LuodiError, request, reply) => {
    if (error instanceof LuodiError) return send(reply, error, request);
    if ('validation' in error && error.validation) {
      return send(
        reply,
        new LuodiError('invalid', { reason: error.message, at: error.validationContext }),
        request,
      );
    }
    const status = 'statusCode' in error ? error.statusCode : undefined;
    if (status !== undefined && status >= 400 && status < 500) {
      return send(reply, new LuodiError('invalid', { reason: error.message }), request, status);
    }
    request.log.error(error);
    return reply
      .status(500)
      .type('application/problem+json')
      .send({
        type: 'about:blank',
        title:
          languageOf(request) === 'en'
            ? 'Something went wrong inside; nothing was saved. Try again, or tell the administrator the number.'
            : '程序内部出错，未保存任何内容。请重试，或把编号告诉管理员。',
        status: 500,
        code: 'internal',
        detail: { request: request.id },
      } satisfies Problem);
  });
  fastify.setNotFoundHandler((request, reply) =>
    send(reply, new LuodiError('not-found', { noun: '', id: request.url }), request),
  );
}

/** The language a request asks for; Chinese unless English is preferred. */
export const languageOf = (request: FastifyRequest): Language =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';

/** A refusal as it travels. */
export const problemOf = (error: LuodiError, language: Language, status = STATUS[error.code]): Problem => ({
  type: `urn:luodi:problem:${error.code}`,
  title: refusal(error, language),
  status,
  code: error.code,
  detail: { ...error.detail },
});

const send = (reply: FastifyReply, error: LuodiError, request: FastifyRequest, status?: number) => {
  const body = problemOf(error, languageOf(request), status);
  return reply.status(body.status).type('application/problem+json').send(body);
};

import swagger from '@fastify/swagger';
import { type Endpoint, endpoints, Problem } from '@luodi/contract';
import type { ErrorCode } from '@luodi/domain';
import type { FastifyInstance } from 'fastify';
import { STATUS } from '../status.ts';

/** What every act may be refused with, whatever it does. */
const ALWAYS: readonly ErrorCode[] = ['invalid'];
/** And what one for those who have signed in may. */
const SIGNED_IN: readonly ErrorCode[] = ['unauthenticated', 'forbidden'];

/** OpenAPI 3.1 of every endpoint, made from the contract: parameters, bodies, answers, and every refusal by its code. */
export async function description(fastify: FastifyInstance): Promise<void> {
  const byName = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
  await fastify.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Luodi', version: '0.1.0', description: 'From a plan’s text to its results' },
    },
    transform({ schema, url }) {
      const { operationId } = (schema ?? {}) as { readonly operationId?: string };
      const endpoint = byName.get(operationId ?? '');
      if (!endpoint) return { schema, url };
      return { schema: { ...schema, ...bodyOf(endpoint), response: answersOf(endpoint) }, url };
    },
  });
  fastify.get('/api/openapi.json', { schema: { hide: true } as object }, async () => fastify.swagger());
}

const FILE = { type: 'string', format: 'binary' };

/** A file travels as a form. */
const bodyOf = ({ bodyType }: Endpoint) =>
  bodyType === 'multipart'
    ? {
        consumes: ['multipart/form-data'],
        body: { type: 'object', required: ['file'], properties: { file: FILE } },
      }
    : {};

function answersOf({ response, file, open, errors }: Endpoint) {
  const codes = new Map<number, ErrorCode[]>();
  for (const code of new Set([...ALWAYS, ...(open ? [] : SIGNED_IN), ...errors])) {
    const status = STATUS[code];
    codes.set(status, [...(codes.get(status) ?? []), code]);
  }
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: Problem } },
  });
  return {
    200: {
      description: 'done',
      content: { [file ?? 'application/json']: { schema: file ? FILE : response } },
    },
    ...Object.fromEntries([...codes].map(([status, said]) => [status, problem(said.join(', '))])),
    500: problem('internal'),
  };
}

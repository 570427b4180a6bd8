import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf, Role } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import type { Tx } from '@luodi/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { permits } from './policies/index.ts';
import { forbidden } from './policies/refuse.ts';
import type { App, Visitor } from './visitor.ts';

/** What an act is given: the request's facts, checked, and one transaction bound to the jurisdiction. */
export interface Act<E> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly visitor: Visitor;
  readonly tx: Tx;
  /** The instant of the request; nothing below asks the clock. */
  readonly now: Date;
  readonly app: App;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Load → domain call → save → present; validation and permission are done before it runs. */
export type Handler<E> = (act: Act<E>) => Promise<ResponseOf<E>>;

/**
 * Registers an endpoint: validate → authorise → (one transaction:) load → domain call → save → present.
 * For: every file under `routes/`.
 * @throws LuodiError `unauthenticated`, `forbidden`, and what the handler refuses.
 */
export function route<E extends Endpoint>(
  fastify: FastifyInstance,
  app: App,
  endpoint: E,
  handler: Handler<E>,
) {
  fastify.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: schemaOf(endpoint),
    async handler(request, reply) {
      const visitor = await app.visitor(request);
      authorise(endpoint, visitor);
      const now = app.clock();
      const asOf = timesOf(request.query as Times);
      const presented = await app.transact(
        visitor,
        now,
        (tx) =>
          handler({
            params: request.params as ParamsOf<E>,
            query: request.query as QueryOf<E>,
            body: request.body as BodyOf<E>,
            visitor,
            tx,
            now,
            app,
            request,
            reply,
          }),
        asOf,
      );
      if (endpoint.file) return presented;
      reply.type('application/json; charset=utf-8');
      return presented;
    },
  });
}

/** What a request to an endpoint must look like. */
export const schemaOf = (endpoint: Endpoint) => ({
  operationId: endpoint.name,
  summary: endpoint.summary,
  tags: [endpoint.noun],
  ...placed('params', endpoint.params),
  ...(endpoint.query
    ? placed('querystring', endpoint.query)
    : { querystring: { type: 'object', additionalProperties: false, properties: {} } }),
  ...(endpoint.bodyType === 'multipart' ? {} : placed('body', endpoint.body)),
});

const placed = (place: string, schema: TSchema | undefined) => (schema ? { [place]: schema } : {});

/** Refuses whom the policies do not permit. */
export function authorise(endpoint: Endpoint, visitor: Visitor): void {
  if (endpoint.open) return;
  if (visitor.person === null) throw new LuodiError('unauthenticated');
  if (visitor.account?.mustChangePassword && endpoint.noun !== 'session')
    throw new LuodiError('password-first');
  if (visitor.account?.mustSecure && endpoint.noun !== 'session') throw new LuodiError('factor-first');
  if (!permits(visitor.roles as Role[], endpoint.noun, endpoint.verb)) {
    throw forbidden(visitor.roles, endpoint.noun, endpoint.verb);
  }
}

type Times = { readonly asOf?: string; readonly on?: string };

/**
 * When what is read was known, for everything the request reads.
 * @throws LuodiError `invalid` for a time or day that there is not
 */
function timesOf({ asOf, on }: Times): string | undefined {
  const odd = [asOf, on].find((one) => one !== undefined && Number.isNaN(Date.parse(one)));
  const rolled = on !== undefined && odd === undefined && new Date(on).toISOString().slice(0, 10) !== on;
  if (odd !== undefined || rolled) throw new LuodiError('invalid', { reason: odd ?? on });
  return asOf === undefined ? undefined : new Date(asOf).toISOString();
}

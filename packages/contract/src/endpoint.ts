import type { ErrorCode } from '@luodi/domain';
import type { Static, TSchema } from 'typebox';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an act does to a noun; the policies answer who may do it. */
export type Verb =
  | 'look'
  | 'create'
  | 'change'
  | 'decide'
  | 'adopt'
  | 'file'
  | 'approve'
  | 'compute'
  | 'export'
  | 'administer'
  | 'verify';

/** What is acted on; one policy file for each in the server. */
export type Noun =
  | 'session'
  | 'account'
  | 'overview'
  | 'document'
  | 'proposal'
  | 'item'
  | 'list'
  | 'view'
  | 'update'
  | 'indicator'
  | 'observation'
  | 'framework'
  | 'organisation'
  | 'task'
  | 'audit'
  | 'notice'
  | 'calendar'
  | 'job'
  | 'round'
  | 'work'
  | 'evidence'
  | 'radar'
  | 'request';

/**
 * One route as both sides see it: the server registers it, the web client calls it, OpenAPI lists it.
 * For: `packages/server/src/routes`, `packages/web/src/api`.
 */
export interface Endpoint<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Response extends TSchema = TSchema,
> {
  readonly kind: 'endpoint';
  /** Stable name, `noun.act`; the OpenAPI operationId. */
  readonly name: string;
  readonly method: Method;
  /** With `:name` for parameters. */
  readonly path: string;
  readonly summary: string;
  readonly noun: Noun;
  readonly verb: Verb;
  /** True when a visitor who has not signed in may call it. */
  readonly open?: boolean;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** How the body travels; `json` unless said. */
  readonly bodyType?: 'json' | 'multipart';
  readonly response: Response;
  /** Media type of a file that is sent instead of JSON. */
  readonly file?: string;
  /** Refusals of this act's own, beside those every route has (validation, sign-in, permission). */
  readonly errors: readonly ErrorCode[];
}

/** Freezes a route with its types. */
export function endpoint<
  const Params extends TSchema,
  const Query extends TSchema,
  const Body extends TSchema,
  const Response extends TSchema,
>(route: Omit<Endpoint<Params, Query, Body, Response>, 'kind'>): Endpoint<Params, Query, Body, Response> {
  return Object.freeze({ kind: 'endpoint', ...route });
}

export type ParamsOf<E> = E extends Endpoint<infer P, TSchema, TSchema, TSchema> ? Static<P> : never;
export type QueryOf<E> = E extends Endpoint<TSchema, infer Q, TSchema, TSchema> ? Static<Q> : never;
export type BodyOf<E> = E extends Endpoint<TSchema, TSchema, infer B, TSchema> ? Static<B> : never;
export type ResponseOf<E> = E extends Endpoint<TSchema, TSchema, TSchema, infer R> ? Static<R> : never;

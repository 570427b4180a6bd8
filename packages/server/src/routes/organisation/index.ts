import { api } from '@luodi/contract';
import { type Duty, suggestBodies } from '@luodi/domain/list';
import { areas, bodies, posts, settings } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function organisationRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.organisation.get, async ({ tx, query, now }) => {
    const times = { ...query, on: query.on ?? now.toISOString().slice(0, 10) };
    const areaRows = await areas.list(tx, {}, times, 'code');
    const bodyRows = await bodies.list(tx, {}, times, 'name');
    const postRows = await posts.withHolders(tx, times);
    return {
      areas: areaRows.map(({ id, code, name, nameEn, kind, parent }) => ({
        id,
        code,
        name,
        nameEn,
        kind,
        parent,
      })),
      bodies: bodyRows.map(({ id, name, nameEn, shortName, parent }) => ({
        id,
        name,
        nameEn,
        shortName,
        parent,
      })),
      posts: postRows.map(({ id, name, nameEn, body, holder }) => ({ id, name, nameEn, body, holder })),
    };
  });

  route(fastify, app, api.organisation.suggest, async ({ tx, query }) => {
    const duties = ((await settings.find(tx, 'duties'))?.value ?? []) as Duty[];
    const names = new Map((await bodies.list(tx)).map((body) => [body.id, body.name]));
    return {
      bodies: suggestBodies(query.words, duties).flatMap(({ body, confidence, because }) => {
        const bodyName = names.get(body);
        return bodyName ? [{ body, bodyName, confidence, because: because.join('、') }] : [];
      }),
    };
  });
}

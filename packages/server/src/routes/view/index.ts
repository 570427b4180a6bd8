import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { savedViews, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { forbidden } from '../../policies/refuse.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function viewRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.view.list, async ({ tx, visitor }) => views(tx, visitor.person!.id));

  route(fastify, app, api.view.save, async ({ tx, body, visitor }) => {
    const person = visitor.person!.id;
    const [old] = await savedViews.list(tx, { person, name: body.name });
    if (old)
      await savedViews.change(tx, {
        id: old.id,
        version: old.version,
        query: body.query,
        shared: body.shared,
      });
    else await savedViews.insert(tx, [{ id: randomUUID(), person, ...body }]);
    return views(tx, person);
  });

  route(fastify, app, api.view.remove, async ({ tx, params, body, visitor }) => {
    const person = visitor.person!.id;
    const view = await savedViews.get(tx, params.id);
    if (view.person !== person) throw forbidden(visitor.roles, 'view', 'change');
    await savedViews.remove(tx, { id: view.id, version: body.version });
    return views(tx, person);
  });
}

async function views(tx: Tx, person: string) {
  return {
    views: (await savedViews.list(tx, {}, {}, 'name'))
      .filter((one) => one.person === person || one.shared)
      .map(({ id, name, query, shared, version, person: owner }) => ({
        id,
        name,
        query: { ...query },
        shared,
        own: owner === person,
        version,
      })),
  };
}

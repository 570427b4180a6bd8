import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { countDivision } from '@luodi/domain/list';
import type { FastifyInstance } from 'fastify';
import { presentTask } from '../../present/task.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { exportRoute } from './export.ts';
import { intakeRoute } from './intake.ts';
import { chosen, load } from './load.ts';
import { settle } from './settle.ts';

export function taskRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.task.division, async ({ tx, params, query }) => {
    const loaded = await load(tx, params.id, query);
    return {
      document: params.id,
      title: loaded.title,
      tasks: chosen(loaded, query).map((one) => presentTask(one, loaded)),
      count: countDivision(loaded.measures, loaded.held),
    };
  });

  route(fastify, app, api.task.assign, async ({ tx, params, body }) => {
    const before = await load(tx, params.id);
    const known = new Set(before.measures.map((one) => one.measure));
    const stray = body.tasks.find((one) => !known.has(one.measure));
    if (stray) throw new LuodiError('not-found', { noun: 'measure', id: stray.measure });
    const conflicts = await settle(tx, params.id, before, body.tasks);
    const after = await load(tx, params.id);
    const touched = new Set(body.tasks.map((one) => one.measure));
    return {
      tasks: after.measures.filter((one) => touched.has(one.measure)).map((one) => presentTask(one, after)),
      conflicts,
      count: countDivision(after.measures, after.held),
    };
  });

  intakeRoute(fastify, app);
  exportRoute(fastify, app);
}

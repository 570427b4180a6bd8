import type { FastifyInstance } from 'fastify';
import type { App } from '../visitor.ts';
import { accountRoutes } from './account/index.ts';
import { auditRoutes } from './audit/index.ts';
import { calendarRoutes } from './calendar/index.ts';
import { documentRoutes } from './document/index.ts';
import { evidenceRoutes } from './evidence/index.ts';
import { frameworkRoutes } from './framework/index.ts';
import { indicatorRoutes } from './indicator/index.ts';
import { itemRoutes } from './item/index.ts';
import { jobRoutes } from './job/index.ts';
import { listRoutes } from './list/index.ts';
import { noticeRoutes } from './notice/index.ts';
import { organisationRoutes } from './organisation/index.ts';
import { overviewRoutes } from './overview/index.ts';
import { radarRoutes } from './radar/index.ts';
import { requestRoutes } from './request/index.ts';
import { roundRoutes } from './round/index.ts';
import { sessionRoutes } from './session/index.ts';
import { taskRoutes } from './task/index.ts';
import { viewRoutes } from './view/index.ts';
import { workRoutes } from './work/index.ts';

/** Every route, registered by hand so that the import graph shows them. */
export function routes(fastify: FastifyInstance, app: App): void {
  sessionRoutes(fastify, app);
  accountRoutes(fastify, app);
  overviewRoutes(fastify, app);
  documentRoutes(fastify, app);
  itemRoutes(fastify, app);
  listRoutes(fastify, app);
  viewRoutes(fastify, app);
  organisationRoutes(fastify, app);
  indicatorRoutes(fastify, app);
  frameworkRoutes(fastify, app);
  taskRoutes(fastify, app);
  auditRoutes(fastify, app);
  calendarRoutes(fastify, app);
  noticeRoutes(fastify, app);
  jobRoutes(fastify, app);
  roundRoutes(fastify, app);
  workRoutes(fastify, app);
  evidenceRoutes(fastify, app);
  radarRoutes(fastify, app);
  requestRoutes(fastify, app);
}

import type { FastifyInstance } from 'fastify';
import type { App } from '../../visitor.ts';
import { attachRoutes } from './attach.ts';
import { becomeRoutes } from './become.ts';
import { changeRoutes } from './change.ts';
import { fileRoutes } from './file.ts';
import { intakeRoute } from './intake.ts';
import { lookRoutes } from './look.ts';
import { moneyRoutes } from './money.ts';
import { planRoutes } from './plan.ts';
import { sheetRoute } from './sheet.ts';

export function itemRoutes(fastify: FastifyInstance, app: App): void {
  lookRoutes(fastify, app);
  changeRoutes(fastify, app);
  becomeRoutes(fastify, app);
  moneyRoutes(fastify, app);
  planRoutes(fastify, app);
  fileRoutes(fastify, app);
  attachRoutes(fastify, app);
  intakeRoute(fastify, app);
  sheetRoute(fastify, app);
}

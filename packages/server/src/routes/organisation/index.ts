import type { FastifyInstance } from 'fastify';
import type { App } from '../../visitor.ts';
import { dutyRoutes } from './duty.ts';
import { heritageRoute } from './heritage.ts';
import { keepRoutes } from './keep.ts';
import { lookRoutes } from './look.ts';
import { reorganiseRoute } from './reorganise.ts';
import { sheetRoutes } from './sheet.ts';

export function organisationRoutes(fastify: FastifyInstance, app: App): void {
  lookRoutes(fastify, app);
  keepRoutes(fastify, app);
  heritageRoute(fastify, app);
  reorganiseRoute(fastify, app);
  sheetRoutes(fastify, app);
  dutyRoutes(fastify, app);
}

import type { FastifyInstance } from 'fastify';
import type { App } from '../../visitor.ts';
import { adoptRoute, describeRoute } from './adopt.ts';
import { carriedRoutes } from './carried.ts';
import { exportRoutes } from './export.ts';
import { importRoute } from './import.ts';
import { lineageRoute } from './lineage.ts';
import { lookRoutes } from './look.ts';
import { reviewRoutes } from './review.ts';

export function documentRoutes(fastify: FastifyInstance, app: App): void {
  lookRoutes(fastify, app);
  importRoute(fastify, app);
  lineageRoute(fastify, app);
  reviewRoutes(fastify, app);
  adoptRoute(fastify, app);
  describeRoute(fastify, app);
  exportRoutes(fastify, app);
  carriedRoutes(fastify, app);
}

import type { FastifyInstance } from 'fastify';
import type { App } from '../../visitor.ts';
import { buildRoutes } from './build.ts';
import { resultRoutes } from './result.ts';
import { weighRoutes } from './weigh.ts';

export function frameworkRoutes(fastify: FastifyInstance, app: App): void {
  buildRoutes(fastify, app);
  weighRoutes(fastify, app);
  resultRoutes(fastify, app);
}

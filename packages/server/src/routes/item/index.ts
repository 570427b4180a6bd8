import type { FastifyInstance } from 'fastify';
import type { App } from '../../visitor.ts';
import { changeRoutes } from './change.ts';
import { fileRoutes } from './file.ts';
import { lookRoutes } from './look.ts';

export function itemRoutes(fastify: FastifyInstance, app: App): void {
  lookRoutes(fastify, app);
  changeRoutes(fastify, app);
  fileRoutes(fastify, app);
}

import type { FastifyInstance } from 'fastify';
import type { App } from '../../visitor.ts';

export function frameworkRoutes(_fastify: FastifyInstance, _app: App): void {}

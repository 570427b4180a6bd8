import { endpoints } from '@luodi/contract';
import { Validator } from '@seriousme/openapi-schema-validator';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { route } from '../route.ts';
import { STATUS } from '../status.ts';
import type { App } from '../visitor.ts';
import { description } from './description.ts';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: object }>>;
}

async function described() {
  const fastify = Fastify({ ajv: { customOptions: { strict: false } } });
  await description(fastify);
  for (const endpoint of endpoints) route(fastify, {} as App, endpoint, async () => ({}) as never);
  const answer = await fastify.inject({ url: '/api/openapi.json' });
  return answer.json();
}

it('is a valid OpenAPI 3.1 document by another reader', async () => {
  const { valid, errors } = await new Validator().validate(await described());
  expect(valid, JSON.stringify(errors ?? []).slice(0, 800)).toBe(true);
});

it('lists every endpoint of the contract, with every status and every code of its refusals', async () => {
  const { paths } = (await described()) as { paths: Record<string, Record<string, Operation>> };
  const operations = new Map(
    Object.values(paths).flatMap((path) => Object.values(path).map((one) => [one.operationId, one] as const)),
  );
  expect([...operations.keys()].sort()).toEqual(endpoints.map((one) => one.name).sort());
  for (const endpoint of endpoints) {
    const { responses } = operations.get(endpoint.name)!;
    expect(Object.keys(responses)).toContain('200');
    for (const code of [...endpoint.errors, 'invalid' as const]) {
      const response = responses[STATUS[code]];
      expect(response?.description.split(', '), `${endpoint.name} ${code}`).toContain(code);
      expect(Object.keys(response!.content)).toEqual(['application/problem+json']);
    }
  }
});

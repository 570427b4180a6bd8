import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { type Draft, inspectRegister, type Registered, sheetMessage } from '@luodi/domain/organisation';
import { areas, bodies, holdings, persons, posts, registers, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import {
  presentArea,
  presentBody,
  presentHolding,
  presentPerson,
  presentPost,
  registerOf,
} from '../../present/organisation.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function keepRoutes(fastify: FastifyInstance, app: App): void {
  const { organisation } = api;
  route(fastify, app, organisation.createArea, async ({ tx, body }) => {
    const row = { id: randomUUID(), ...body };
    await sound(tx, 'area', row);
    return presentArea((await areas.insert(tx, [row]))[0]!);
  });
  route(fastify, app, organisation.changeArea, async ({ tx, params, body }) => {
    await sound(tx, 'area', { id: params.id, ...body });
    return presentArea(await areas.change(tx, { id: params.id, ...body }));
  });
  route(fastify, app, organisation.createBody, async ({ tx, body }) => {
    const row = { id: randomUUID(), ...body };
    await sound(tx, 'body', row);
    return presentBody((await bodies.insert(tx, [row]))[0]!);
  });
  route(fastify, app, organisation.changeBody, async ({ tx, params, body }) => {
    await sound(tx, 'body', { id: params.id, ...body });
    return presentBody(await bodies.change(tx, { id: params.id, ...body }));
  });
  route(fastify, app, organisation.createPost, async ({ tx, body }) => {
    const row = { id: randomUUID(), ...body };
    await sound(tx, 'post', row);
    return presentPost((await posts.insert(tx, [row]))[0]!);
  });
  route(fastify, app, organisation.changePost, async ({ tx, params, body }) => {
    await sound(tx, 'post', { id: params.id, ...body });
    return presentPost(await posts.change(tx, { id: params.id, ...body }));
  });
  route(fastify, app, organisation.createPerson, async ({ tx, body }) =>
    presentPerson((await persons.insert(tx, [{ id: randomUUID(), ...body }]))[0]!),
  );
  route(fastify, app, organisation.changePerson, async ({ tx, params, body }) =>
    presentPerson(await persons.change(tx, { id: params.id, ...body })),
  );
  route(fastify, app, organisation.createHolding, async ({ tx, body }) => {
    const row = { id: randomUUID(), ...body };
    await sound(tx, 'holding', row);
    return presentHolding((await holdings.insert(tx, [row]))[0]!);
  });
  route(fastify, app, organisation.changeHolding, async ({ tx, params, body }) => {
    await sound(tx, 'holding', { id: params.id, ...body });
    return presentHolding(await holdings.change(tx, { id: params.id, ...body }));
  });
}

/**
 * Refuses a row that would make the register unsound; whoever changes it next waits until this is done.
 * @throws {LuodiError} `register-invalid`, `not-found`
 */
async function sound(tx: Tx, noun: Registered, row: Draft & { readonly version?: number }): Promise<void> {
  await registers.lock(tx);
  const register = registerOf(await registers.read(tx));
  const rows = register[noun] as unknown as readonly Draft[];
  const { version, ...given } = row;
  if (version !== undefined && !rows.some(({ id }) => id === row.id))
    throw new LuodiError('not-found', { noun, id: row.id });
  const after =
    version === undefined
      ? [...rows, given]
      : rows.map((one) => (one.id === row.id ? { ...one, ...given } : one));
  const odd = inspectRegister({ ...register, [noun]: after }).find(
    ({ severity, at }) => severity === 'error' && at.noun === noun && at.id === row.id,
  );
  if (odd)
    throw new LuodiError('register-invalid', {
      reason: sheetMessage(odd.code, odd.detail, 'zh'),
      reasonEn: sheetMessage(odd.code, odd.detail, 'en'),
      field: odd.at.field,
    });
}

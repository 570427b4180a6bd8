import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { burden, datumOf } from '@luodi/domain/list';
import {
  areas,
  bodies,
  indicators,
  observations,
  posts,
  type Request,
  requests,
  rounds,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

/** What a round asks on each item: progress, status, words. */
const FIELDS = 3;

export function requestRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.request.list, async ({ tx, query, now }) => {
    const rows = await requests.list(tx, {}, {}, 'madeAt');
    const names = await namesOfAll(tx);
    const month = (query.on ?? now.toISOString()).slice(0, 7);
    const byRounds = burden(
      (await rounds.owed(tx, { period: month })).map(({ body }) => ({
        body,
        fields: FIELDS,
        people: 1,
        frequency: 'month' as const,
      })),
    );
    const byRequests = burden(
      rows
        .filter(({ state }) => state === 'active')
        .map(({ owner, fields, people, frequency }) => ({
          body: names.bodyOf(owner),
          fields,
          people,
          frequency,
        })),
    );
    const wanted = datumOf(query.words ?? '');
    return {
      requests: rows
        .filter(({ datum }) => datum.includes(wanted))
        .reverse()
        .map((row) => ({
          id: row.id,
          name: row.name,
          owner: {
            post: row.owner,
            postName: names.post(row.owner),
            body: names.bodyOf(row.owner),
            bodyName: names.body(names.bodyOf(row.owner)),
          },
          asker: { body: row.asker, bodyName: names.body(row.asker) },
          frequency: row.frequency,
          fields: row.fields,
          people: row.people,
          reason: row.reason,
          state: row.state,
          madeAt: row.madeAt,
          version: row.version,
        })),
      burden: [...new Set([...byRounds.keys(), ...byRequests.keys()])]
        .map((body) => ({
          body,
          bodyName: names.body(body),
          rounds: byRounds.get(body) ?? 0,
          requests: byRequests.get(body) ?? 0,
        }))
        .sort((a, b) => b.rounds + b.requests - a.rounds - a.requests),
    };
  });

  route(fastify, app, api.request.held, async ({ tx, query }) => {
    const datum = datumOf(query.name);
    const [asked] = await requests.list(tx, { datum, state: 'active' });
    const names = await namesOfAll(tx);
    return {
      asked: asked
        ? {
            request: asked.id,
            postName: names.post(asked.owner),
            bodyName: names.body(names.bodyOf(asked.owner)),
          }
        : null,
      held: await heldOf(tx, datum),
    };
  });

  route(fastify, app, api.request.ask, async ({ tx, body, visitor }) => {
    const datum = datumOf(body.name);
    if (datum === '') throw new LuodiError('invalid', { reason: body.name });
    await posts.get(tx, body.owner);
    await bodies.get(tx, body.asker);
    await refuseTwice(tx, datum);
    const [row] = await requests.insert(
      tx,
      [
        {
          id: randomUUID(),
          datum,
          ...body,
          state: 'active' as const,
          madeBy: visitor.person!.id,
          madeAt: tx.at,
        },
      ],
      'ask',
    );
    return { id: row!.id };
  });

  route(fastify, app, api.request.withdraw, async ({ tx, params, body }) => {
    await requests.change(tx, { id: params.id, version: body.version, state: 'withdrawn' }, 'withdraw');
    return { id: params.id };
  });
}

/** @throws LuodiError `asked-already`, `held-already` */
async function refuseTwice(tx: Tx, datum: string): Promise<void> {
  const [asked]: Request[] = await requests.list(tx, { datum, state: 'active' });
  if (asked) {
    const names = await namesOfAll(tx);
    throw new LuodiError('asked-already', {
      name: asked.name,
      post: names.post(asked.owner),
      asker: names.body(asked.asker),
      request: asked.id,
    });
  }
  const held = await heldOf(tx, datum);
  if (held)
    throw new LuodiError('held-already', { ...held, value: held.value ?? '–', unit: held.unit ?? '' });
}

/** The newest value of an indicator of that name for the city. */
async function heldOf(tx: Tx, datum: string) {
  const found = (await indicators.list(tx)).find((one) => datumOf(one.name) === datum);
  const [city] = await areas.list(tx, { kind: 'city' });
  if (!found || !city) return null;
  const newest = (await observations.latest(tx, city.id)).find((one) => one.indicator === found.id);
  if (!newest) return null;
  const { period, value } = newest;
  return { indicator: found.id, name: found.name, unit: found.unit, period, value };
}

async function namesOfAll(tx: Tx) {
  const desks = new Map((await posts.list(tx)).map((row) => [row.id, row]));
  const offices = new Map((await bodies.list(tx)).map((row) => [row.id, row.name]));
  return {
    post: (id: string) => desks.get(id)?.name ?? id,
    bodyOf: (post: string) => desks.get(post)?.body ?? '',
    body: (id: string) => offices.get(id) ?? id,
  };
}

import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { advanceRound, dueOf } from '@luodi/domain/list';
import { type Round, rounds, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { isMonthly, openPeriod, setMonthly } from '../../filing/open.ts';
import { bodiesOf } from '../../filing/own.ts';
import { presentOwed, presentRound } from '../../present/round.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { bookRoutes } from './book.ts';
import { enterRoutes } from './enter.ts';

export function roundRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.round.list, async ({ tx, query, visitor }) => {
    const bodies = query.whose === 'all' ? undefined : bodiesOf(visitor);
    return { rounds: (await rounds.tallies(tx, bodies)).map(presentRound) };
  });

  route(fastify, app, api.round.open, async ({ tx, body, visitor }) => {
    const { period, due = dueOf(period) } = body;
    return { id: await openPeriod(tx, { period, due, by: visitor.person!.id }), period };
  });

  route(fastify, app, api.round.habit, async ({ tx }) => ({ monthly: await isMonthly(tx) }));

  route(fastify, app, api.round.keep, async ({ tx, body }) => {
    await setMonthly(tx, body.monthly);
    return body;
  });

  route(fastify, app, api.round.change, async ({ tx, params, body }) => {
    const row = await roundOf(tx, params.period);
    const { version, event, due = row.due } = body;
    const state = event ? advanceRound(row.state, event) : row.state;
    await rounds.change(tx, { id: row.id, version, state, due }, event ?? 'change');
    return { id: row.id, period: row.period };
  });

  route(fastify, app, api.round.sheet, async ({ tx, params, query, visitor }) => {
    const { period } = params;
    const times = { asOf: query.asOf };
    const bodies = query.body ? [query.body] : bodiesOf(visitor);
    const rows = await rounds.owed(tx, { period, ...(bodies ? { bodies } : {}) }, times);
    const [row] = await rounds.list(tx, { period }, times);
    return {
      period,
      due: row?.due ?? null,
      state: row?.state ?? ('none' as const),
      rows: rows.map(presentOwed),
    };
  });

  enterRoutes(fastify, app);
  bookRoutes(fastify, app);
}

async function roundOf(tx: Tx, period: string): Promise<Round> {
  const [row] = await rounds.list(tx, { period });
  if (!row) throw new LuodiError('not-found', { noun: 'round', id: period });
  return row;
}

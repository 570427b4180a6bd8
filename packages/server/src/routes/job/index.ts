import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { type Job, jobs, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { turnOf } from '../../jobs/kind.ts';
import { advanceJob } from '../../jobs/life.ts';
import { JOBS } from '../../jobs/registry.ts';
import { namesOf } from '../../names.ts';
import { languageOf } from '../../plugins/problem.ts';
import { permits } from '../../policies/index.ts';
import { forbidden } from '../../policies/refuse.ts';
import { presentJob } from '../../present/job.ts';
import { route } from '../../route.ts';
import type { App, Visitor } from '../../visitor.ts';

export function jobRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.job.list, async ({ tx, query, visitor, request }) => {
    const { whose = 'mine', state, ...chosen } = query;
    if (whose === 'all') administering(visitor, 'look');
    const rows = await jobs.list(tx, {
      ...chosen,
      ...(state ? { state: [state] } : {}),
      ...(whose === 'mine' ? { madeBy: visitor.person!.id } : {}),
    });
    const names = await namesOf(
      tx,
      rows.map((row) => row.madeBy),
    );
    return { jobs: rows.map((row) => presentJob(row, languageOf(request), names)) };
  });

  route(fastify, app, api.job.get, async ({ tx, params, visitor, request }) => {
    const row = await ownJob(tx, params.id, visitor, 'look');
    return presentJob(row, languageOf(request), await namesOf(tx, [row.madeBy]));
  });

  route(fastify, app, api.job.cancel, async ({ tx, params, visitor, request }) => {
    const row = await ownJob(tx, params.id, visitor, 'change');
    const state = advanceJob(row.state, 'cancel');
    if (state === 'cancelled') await jobs.dismiss(tx, row.id);
    const now = await jobs.mark(tx, row.id, {
      state,
      nextAt: null,
      ...(state === 'cancelled' ? { endedAt: tx.at } : {}),
    });
    return presentJob(now, languageOf(request), await namesOf(tx, [row.madeBy]));
  });

  route(fastify, app, api.job.retry, async ({ tx, params, visitor, request }) => {
    const row = await ownJob(tx, params.id, visitor, 'change');
    const kind = JOBS.find((one) => one.name === row.name);
    if (!kind) throw new LuodiError('job-unknown', { name: row.name });
    const state = advanceJob(row.state, 'retry');
    await jobs.summon(tx, row.id, turnOf(kind));
    const now = await jobs.mark(tx, row.id, { state, attempt: 0, deaths: 0, endedAt: null, nextAt: null });
    return presentJob(now, languageOf(request), await namesOf(tx, [row.madeBy]));
  });
}

/** A job the visitor asked for, or any for the administrator; held. To everybody else there is no such job. */
async function ownJob(tx: Tx, id: string, visitor: Visitor, verb: 'look' | 'change'): Promise<Job> {
  const row = await jobs.hold(tx, id);
  if (row.madeBy !== visitor.person?.id) administering(visitor, verb);
  return row;
}

function administering(visitor: Visitor, verb: 'look' | 'change'): void {
  if (!permits(visitor.roles, 'job', 'administer')) throw forbidden(visitor.roles, 'job', verb);
}

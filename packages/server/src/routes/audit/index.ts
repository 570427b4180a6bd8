import { createHash } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { type AuditEvent, type AuditQuery, audits, lineOf } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { namesOf } from '../../names.ts';
import { languageOf } from '../../plugins/problem.ts';
import { sendTable } from '../../present/table.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

/** Events of one exported file; longer stretches are taken by their days. */
const MOST = 100_000;

const HEAD = {
  zh: [
    '序号',
    '时间（UTC）',
    '谁',
    '谁的标识',
    '做了什么',
    '对什么',
    '标识',
    '行数',
    '内容摘要',
    '前一条',
    '本条',
  ],
  en: ['No.', 'Time (UTC)', 'Who', 'ID of who', 'Act', 'Thing', 'ID', 'Rows', 'Digest', 'Previous', 'Hash'],
} as const;

export function auditRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.audit.list, async ({ tx, query }) => {
    const { before: _, limit: __, ...filter } = timed(query);
    const events = await audits.list(tx, timed(query));
    const names = await namesOf(
      tx,
      events.map(({ actor }) => actor),
    );
    return {
      total: await audits.count(tx, filter),
      events: events.map((event) => presentEvent(event, names)),
    };
  });

  route(fastify, app, api.audit.kinds, async ({ tx }) => {
    const { actors, verbs, nouns } = await audits.kinds(tx);
    const names = await namesOf(tx, actors);
    return {
      actors: actors.map((id) => ({ id, name: names.get(id) ?? '' })),
      verbs: [...verbs].sort(),
      nouns: [...nouns].sort(),
    };
  });

  route(fastify, app, api.audit.export, async ({ tx, params, query, request, reply }) => {
    const { format } = params;
    const filter = timed(query);
    const count = await audits.count(tx, filter);
    if (count > MOST) throw new LuodiError('export-long', { count, limit: MOST });
    const events = (await audits.list(tx, { ...filter, limit: MOST })).reverse();
    const name = `audit-${tx.at.slice(0, 10)}`;
    const lines = events.map((event) => `${lineOf(event)}\n`).join('');
    audits.exported(tx, events.length, createHash('sha256').update(lines).digest('hex'), format);
    if (format === 'jsonl') {
      reply.type('application/jsonl; charset=utf-8');
      reply.header('content-disposition', `attachment; filename*=UTF-8''${name}.jsonl`);
      return lines;
    }
    const names = await namesOf(
      tx,
      events.map(({ actor }) => actor),
    );
    return sendTable(reply, format, {
      name,
      head: HEAD[languageOf(request)],
      rows: events.map((one) => [
        one.seq,
        one.at,
        names.get(one.actor) ?? one.actor,
        one.actor,
        one.verb,
        one.noun,
        one.nounId,
        one.rows,
        one.digest,
        one.previous,
        one.hash,
      ]),
    });
  });

  route(fastify, app, api.audit.verify, async ({ tx }) => {
    const { whole, events, broken } = await audits.verify(tx);
    return { whole, events, broken: broken && { seq: broken.seq, reason: broken.reason } };
  });
}

/** @throws LuodiError `invalid` when a time is none */
function timed<Q extends AuditQuery>(query: Q): Q {
  for (const [name, value] of [
    ['from', query.from],
    ['until', query.until],
  ] as const)
    if (value !== undefined && Number.isNaN(Date.parse(value)))
      throw new LuodiError('invalid', { reason: `${name}=${value}` });
  return query;
}

const presentEvent = (event: AuditEvent, names: ReadonlyMap<string, string>) => ({
  seq: event.seq,
  at: event.at,
  actor: event.actor,
  actorName: names.get(event.actor) ?? '',
  verb: event.verb,
  noun: event.noun,
  nounId: event.nounId,
  rows: event.rows,
  digest: event.digest,
  hash: event.hash,
});

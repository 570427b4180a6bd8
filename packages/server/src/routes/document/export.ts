import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { clauses, documents, proposals, sources } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../plugins/problem.ts';
import { sendTable } from '../../present/table.ts';
import { GRADES, KINDS, STATES } from '../../present/word.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function exportRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.document.source, async ({ tx, params, reply }) => {
    const document = await documents.get(tx, params.id);
    const source = await sources.find(tx, document.sha256);
    if (!source) throw new LuodiError('not-found', { noun: 'source', id: document.sha256 });
    reply.type('application/octet-stream');
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(source.name)}`);
    return source.bytes;
  });

  route(fastify, app, api.document.export, async ({ tx, params, query, request, reply }) => {
    const language = languageOf(request);
    const document = await documents.get(tx, params.id);
    const { kind, grade, article, words = '' } = query;
    const chosen = {
      document: document.id,
      kind,
      grade,
      article,
      state: query.state ?? (['proposed', 'accepted'] as const),
    };
    const rows = (await proposals.list(tx, chosen, {}, 'start')).filter((row) => row.text.includes(words));
    const headings = new Map((await clauses.of(tx, document.id)).map((clause) => [clause.eId, clause]));
    const head = {
      zh: ['序号', '清单', '等级', '事项', '状态', '把握', '条款', '条款标题', '原文位置'],
      en: ['No.', 'List', 'Grade', 'Item', 'State', 'Confidence', 'Clause', 'Heading', 'Place'],
    }[language];
    return sendTable(reply, params.format, {
      name: `${document.title}-${{ zh: '四张清单', en: 'four lists' }[language]}`,
      head,
      rows: rows.map((row, at) => [
        at + 1,
        KINDS[row.kind][language],
        GRADES[row.grade][language],
        row.text,
        STATES[row.state][language],
        Math.round(row.confidence * 100) / 100,
        headings.get(row.article ?? '')?.number ?? row.article ?? '',
        headings.get(row.article ?? '')?.heading ?? '',
        `${row.start}–${row.end}`,
      ]),
      sheets: {
        column: 1,
        order: Object.values(KINDS).map((words) => words[language]),
      },
    });
  });
}

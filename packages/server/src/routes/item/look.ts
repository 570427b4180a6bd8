import { api } from '@luodi/contract';
import {
  clauses,
  documents,
  indicatorClauses,
  indicators,
  itemClauses,
  items,
  milestones,
  type Times,
  type Tx,
  updates,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { namesOf } from '../../names.ts';
import { languageOf } from '../../plugins/problem.ts';
import { changesOf, presentItem, presentRow } from '../../present/item.ts';
import { sendTable } from '../../present/table.ts';
import { GRADES, KINDS, OFFICIAL, SCHEDULE } from '../../present/word.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function lookRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.item.list, async ({ tx, query, now }) => {
    const { asOf, on, ...chosen } = query;
    const { total, rows } = await items.ledger(tx, chosen, { asOf });
    const steps = await stepsOf(
      tx,
      rows.map((row) => row.id),
      { asOf },
    );
    const today = on ?? now.toISOString().slice(0, 10);
    return { total, items: rows.map((row) => presentRow(row, steps.get(row.id) ?? [], today)) };
  });

  route(fastify, app, api.item.get, async ({ tx, params, query, now }) => detail(tx, params.id, now, query));

  route(fastify, app, api.item.export, async ({ tx, params, query, request, reply, now }) => {
    const language = languageOf(request);
    const { rows } = await items.ledger(tx, { ...query, limit: 100_000 });
    const steps = await stepsOf(
      tx,
      rows.map((row) => row.id),
    );
    const today = now.toISOString().slice(0, 10);
    const head = {
      zh: [
        '编号',
        '清单',
        '等级',
        '事项',
        '牵头单位',
        '责任岗位',
        '配合单位',
        '填报状态',
        '进度状态',
        '节点',
        '下一节点',
        '最近进展',
        '条款',
      ],
      en: [
        'No.',
        'List',
        'Grade',
        'Item',
        'Lead',
        'Post',
        'Supporting',
        'Official',
        'Schedule',
        'Milestones',
        'Next due',
        'Last update',
        'Clauses',
      ],
    }[language];
    return sendTable(reply, params.format, {
      name: { zh: '事项台账', en: 'Ledger of items' }[language],
      head,
      rows: rows.map((item) => {
        const row = presentRow(item, steps.get(item.id) ?? [], today);
        return [
          row.number,
          KINDS[row.kind][language],
          GRADES[row.grade][language],
          row.title,
          row.lead?.bodyName ?? '',
          row.lead?.postName ?? '',
          row.supporting.map((one) => one.bodyName).join('、'),
          OFFICIAL[row.official][language],
          SCHEDULE[row.schedule][language],
          `${row.milestones.done}/${row.milestones.all}`,
          row.milestones.next ?? '',
          row.lastUpdate ? `${row.lastUpdate.period} ${row.lastUpdate.progress ?? '–'}%` : '',
          row.clauses.map((clause) => clause.number ?? clause.eId).join('、'),
        ];
      }),
      sheets: { column: 1, order: Object.values(KINDS).map((words) => words[language]) },
    });
  });
}

/** The milestones of items, by item. */
async function stepsOf(tx: Tx, ids: readonly string[], times: Times = {}) {
  const steps = new Map<string, { due: string; doneOn: string | null }[]>();
  if (ids.length === 0) return steps;
  for (const step of await milestones.list(tx, { item: [...ids] }, times)) {
    const held = steps.get(step.item);
    if (held) held.push(step);
    else steps.set(step.item, [step]);
  }
  return steps;
}

/** Everything about one item. */
export async function detail(tx: Tx, id: string, now: Date, times: Times = {}) {
  await items.get(tx, id, times);
  const { rows } = await items.ledger(tx, { ids: [id], limit: 1 }, times);
  const steps = await milestones.list(tx, { item: id }, times, 'due');
  const links = await itemClauses.list(tx, { item: id }, times, 'start');
  const titles = new Map(
    links.length > 0
      ? (await documents.list(tx, { id: [...new Set(links.map((link) => link.document))] })).map((one) => [
          one.id,
          one.title,
        ])
      : [],
  );
  const texts = new Map<string, { number: number | null; heading: string }>();
  for (const link of links) {
    const clause = await clauses.find(tx, link.document, link.eId);
    if (clause) texts.set(`${link.document} ${link.eId}`, clause);
  }
  const shown =
    links.length > 0
      ? (await indicatorClauses.list(tx, { eId: links.map((link) => link.eId) }, times)).filter((one) =>
          links.some((link) => link.document === one.document && link.eId === one.eId),
        )
      : [];
  const linked =
    shown.length > 0
      ? await indicators.list(tx, { id: shown.map((one) => one.indicator) }, times, 'code')
      : [];
  const past = await items.history(tx, id);
  const names = await namesOf(
    tx,
    past.map((one) => one.by),
  );
  return presentItem({
    row: presentRow(rows[0]!, steps, times.on ?? now.toISOString().slice(0, 10)),
    item: rows[0]!,
    steps,
    links: links.map((link) => ({
      ...link,
      documentTitle: titles.get(link.document) ?? '',
      number: texts.get(`${link.document} ${link.eId}`)?.number ?? null,
      heading: texts.get(`${link.document} ${link.eId}`)?.heading ?? '',
    })),
    updates: await updates.named(tx, { item: id }, times),
    indicators: linked,
    history: changesOf(past).map((one) => ({ ...one, by: names.get(one.by) ?? one.by })),
  });
}

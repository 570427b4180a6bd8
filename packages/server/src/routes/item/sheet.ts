import { api } from '@luodi/contract';
import type { Plan } from '@luodi/domain/plan';
import { clauses, documents, items, milestones, readings, type Tx, updates } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../plugins/problem.ts';
import { sendTable } from '../../present/table.ts';
import { KINDS, OFFICIAL } from '../../present/word.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

const HEAD = {
  zh: [
    '序号',
    '重点任务',
    '目标',
    '工作举措',
    '支持政策',
    '进展情况',
    '下一步安排',
    '责任单位',
    '清单',
    '编号',
  ],
  en: [
    'No.',
    'Major task',
    'Targets',
    'Working measures',
    'Policies',
    'Progress',
    'Next steps',
    'Offices',
    'List',
    'Item',
  ],
} as const;

/** Most that one cell says; the page of the item has all. */
const MOST = 6;

/** The lists in the columns that provincial offices ask for. */
export function sheetRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.intake.sheet, async ({ tx, params, query, request, reply, now }) => {
    const language = languageOf(request);
    const { asOf, on, ...chosen } = query;
    const times = { asOf };
    const today = on ?? now.toISOString().slice(0, 10);
    const { rows } = await items.ledger(tx, { ...chosen, today, limit: 100_000 }, times);
    const said = await clauseSays(tx, [
      ...new Set(rows.flatMap((row) => row.clauses.map((one) => one.document))),
    ]);
    const ids = rows.map((row) => row.id);
    const texts = new Map(
      ids.length === 0
        ? []
        : (await updates.list(tx, { item: ids, state: 'approved' }, times, 'period')).map((one) => [
            one.item,
            one,
          ]),
    );
    const steps = new Map<string, string[]>();
    for (const step of ids.length === 0
      ? []
      : await milestones.list(tx, { item: ids, doneOn: null }, times, 'due')) {
      const held = steps.get(step.item) ?? [];
      if (held.length < 3) steps.set(step.item, [...held, `${step.due} ${step.title}`]);
    }
    const policies = new Map<string, string[]>();
    for (const row of (await items.ledger(tx, { kind: 'policy', limit: 100_000 }, times)).rows)
      for (const { document, eId } of row.clauses)
        policies.set(`${document} ${eId}`, [...(policies.get(`${document} ${eId}`) ?? []), row.title]);
    const comma = language === 'zh' ? '；' : '; ';
    const listed = (all: readonly string[]) => [...new Set(all)].slice(0, MOST).join(comma);
    return sendTable(reply, params.format, {
      name: { zh: '重点任务推进情况表', en: 'Progress of major tasks' }[language],
      head: HEAD[language],
      rows: rows.map((row, at) => {
        const places = row.clauses.map((one) => `${one.document} ${one.eId}`);
        const update = texts.get(row.id);
        return [
          at + 1,
          row.title,
          listed(places.flatMap((place) => said.get(place)?.targets ?? [])),
          listed(places.flatMap((place) => said.get(place)?.measures ?? [])),
          listed(places.flatMap((place) => policies.get(place) ?? []).filter((title) => title !== row.title)),
          update
            ? `${update.period}${update.progress === null ? '' : ` ${update.progress}%`} ${update.text}`.trim()
            : OFFICIAL[row.official][language],
          listed(steps.get(row.id) ?? []),
          [row.lead?.bodyName, ...row.supporting.map((one) => one.bodyName)].filter(Boolean).join('、'),
          KINDS[row.kind][language],
          row.number,
        ];
      }),
      sheets: { column: 8, order: Object.values(KINDS).map((words) => words[language]) },
    });
  });
}

/** What each clause of the documents promises: its measures and the figures it aims at. */
async function clauseSays(tx: Tx, ids: readonly string[]) {
  const found = new Map<string, { readonly measures: string[]; readonly targets: string[] }>();
  for (const id of ids) {
    await documents.get(tx, id);
    const reading = await readings.get(tx, id);
    const { measures, targets } = reading.plan as Plan;
    const { text } = reading;
    for (const clause of await clauses.of(tx, id)) {
      const within = <T extends { readonly start: number; readonly end: number }>(all: readonly T[]) =>
        all.filter((one) => one.start >= clause.start && one.end <= clause.end);
      found.set(`${id} ${clause.eId}`, {
        measures: within(measures).map((one) => text.slice(one.start, one.end)),
        targets: within(targets)
          .filter((one) => one.nature === 'target')
          .map((one) => one.text),
      });
    }
  }
  return found;
}

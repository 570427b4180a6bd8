import { api, type DutyIntake as WireIntake } from '@luodi/contract';
import { type Language, LuodiError } from '@luodi/domain';
import {
  columnsOf,
  type Duty,
  type DutyCode,
  type DutyIntake,
  type DutyLine,
  dutyIntake,
  dutyWords,
} from '@luodi/domain/list';
import { heirs } from '@luodi/domain/organisation';
import { type Sheet, sheetsAside } from '@luodi/reader';
import { bodies, reorganisations, type Times, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../plugins/problem.ts';
import { sendTable } from '../../present/table.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

/** What the columns of a division of duties are called, as exported first. */
const COLUMNS = {
  body: ['单位', '单位名称', '牵头单位', '责任单位', '部门', '部门名称', 'Body'],
  duties: ['职责', '主要职责', '职责事项', '职责分工', '负责事项', '事项', '关键词', 'Duties'],
} as const;

const MESSAGES: Readonly<Record<DutyCode, Readonly<Record<Language, string>>>> = {
  'body-missing': { zh: '没有写单位。', en: 'No body is named.' },
  'body-unknown': {
    zh: '没有名为“{said}”的单位。请使用单位全称或简称。',
    en: 'No body is called “{said}”. Use its full or short name.',
  },
  'body-ambiguous': {
    zh: '“{said}”对应多个单位，请使用全称。',
    en: 'Several bodies are called “{said}”. Use the full name.',
  },
  'duty-missing': {
    zh: '没有写职责。请写出事项里会出现的词，用顿号隔开。',
    en: 'No duty is named. Write the words that stand in items, parted by commas.',
  },
};

export function dutyRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.duty.list, async ({ tx, query, now }) => shown(tx, now, query));

  route(fastify, app, api.duty.change, async ({ tx, params, body, now }) => {
    const words = [...new Set(body.words.map((word) => word.trim()))];
    await bodies.change(tx, { id: params.id, version: body.version, duties: words.join(' ') }, 'duties');
    return shown(tx, now);
  });

  route(fastify, app, api.duty.intake, async ({ tx, query, request, now }) => {
    const file = await request.file();
    if (!file) throw new LuodiError('file-missing', { name: '' });
    const lines = linesOf(await sheetsAside(await file.toBuffer(), file.filename), file.filename);
    const known = await bodies.list(tx, {}, { on: now.toISOString().slice(0, 10) });
    const found = dutyIntake(
      lines,
      known.map((body) => ({ ...body, words: dutyWords(body.duties) })),
    );
    const rows = new Map(known.map((body) => [body.id, body]));
    if (!query.dry)
      await bodies.changeAll(
        tx,
        found.changes.map(({ body, words }) => ({
          id: body,
          version: rows.get(body)!.version,
          duties: words.join(' '),
        })),
        'duties',
      );
    const names = new Map(known.map((body) => [body.id, body.name]));
    return presented(found, names, languageOf(request), !query.dry);
  });

  route(fastify, app, api.duty.export, async ({ tx, params, query, request, reply, now }) => {
    const language = languageOf(request);
    const { bodies: rows } = await shown(tx, now, query);
    return sendTable(reply, params.format, {
      name: { zh: '职责分工表', en: 'Division of duties' }[language],
      head: [COLUMNS.body, COLUMNS.duties].map((names) => (language === 'zh' ? names[0] : names.at(-1)!)),
      rows: rows.map(({ bodyName, words }) => [bodyName, words.join('、')]),
    });
  });
}

/** The division of duties as bodies that stand: what was merged or split since is its heirs'. */
export async function dutiesOf(tx: Tx, times: Times, on: string): Promise<Duty[]> {
  const links = await reorganisations.list(tx, {}, { asOf: times.asOf }, 'on');
  return (await bodies.list(tx, {}, { asOf: times.asOf })).flatMap(({ id, duties }) => {
    const words = dutyWords(duties);
    return words.length === 0 ? [] : heirs(id, links, on).map((body) => ({ body, words }));
  });
}

async function shown(tx: Tx, now: Date, times: Times = {}) {
  const on = times.on ?? now.toISOString().slice(0, 10);
  const rows = await bodies.list(tx, {}, { asOf: times.asOf, on }, 'name');
  return {
    bodies: rows.map(({ id, name, duties, version }) => ({
      body: id,
      bodyName: name,
      words: dutyWords(duties),
      version,
    })),
  };
}

/** The lines of every table that has both columns. */
function linesOf(all: readonly Sheet[], name: string): DutyLine[] {
  const lines: DutyLine[] = [];
  let missing: readonly string[] = [];
  for (const { rows } of all) {
    const cells = rows.map((row) => row.cells.map((cell) => (cell.content === 'error' ? '' : cell.text)));
    const placed = columnsOf(cells, COLUMNS, ['body', 'duties']);
    if ('missing' in placed) {
      if (missing.length === 0) missing = placed.missing;
      continue;
    }
    const { head, places } = placed;
    for (const [below, row] of rows.slice(head + 1).entries()) {
      const said = (column: keyof typeof COLUMNS) => cells[head + 1 + below]![places[column]!] ?? '';
      lines.push({ line: row.line, body: said('body'), duties: said('duties') });
    }
  }
  if (lines.length === 0) throw new LuodiError('columns-missing', { name, columns: missing.join('、') });
  return lines;
}

const presented = (
  { changes, unchanged, findings }: DutyIntake,
  names: ReadonlyMap<string, string>,
  language: Language,
  taken: boolean,
): WireIntake => ({
  changes: changes.map(({ body, added, removed }) => ({
    body,
    bodyName: names.get(body) ?? body,
    added: [...added],
    removed: [...removed],
  })),
  unchanged,
  findings: findings.map(({ code, severity, at, detail }) => ({
    code,
    severity,
    line: at.line,
    column: language === 'zh' ? COLUMNS[at.column][0] : COLUMNS[at.column].at(-1)!,
    said: String(detail.said ?? ''),
    message: MESSAGES[code][language].replace('{said}', String(detail.said ?? '')),
  })),
  taken,
});

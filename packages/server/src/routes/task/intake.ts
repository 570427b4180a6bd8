import { api, type Intake as WireIntake } from '@luodi/contract';
import { type Language, LuodiError } from '@luodi/domain';
import { columnsOf, type Intake, type IntakeLine, intake } from '@luodi/domain/list';
import { type Sheet, sheetsAside } from '@luodi/reader';
import { bodies } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../plugins/problem.ts';
import { columnName, DIVISION, INTAKE_WORDS } from '../../present/division.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { load } from './load.ts';
import { settle } from './settle.ts';

/** Takes a division of tasks back in: all of what is sound, or none of it when the server is stopped half-way. */
export function intakeRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.task.intake, async ({ tx, params, query, request, now }) => {
    const file = await request.file();
    if (!file) throw new LuodiError('file-missing', { name: '' });
    const lines = linesOf(await sheetsAside(await file.toBuffer(), file.filename), file.filename);
    const loaded = await load(tx, params.id);
    const known = await bodies.list(tx, {}, { on: now.toISOString().slice(0, 10) });
    const found = intake(lines, loaded.measures, loaded.held, known);
    if (!query.dry) {
      await settle(
        tx,
        params.id,
        loaded,
        found.changes.map((task) => ({ ...task, version: loaded.held.get(task.measure)?.version ?? 0 })),
        'intake',
      );
    }
    const texts = new Map(loaded.measures.map((one) => [one.measure, one.text]));
    return presentIntake(found, texts, languageOf(request), !query.dry);
  });
}

const NEEDED = ['text', 'lead'] as const;

/** The lines of every table that has the columns; the rows that only group others are left out. */
function linesOf(all: readonly Sheet[], name: string): IntakeLine[] {
  const lines: IntakeLine[] = [];
  let missing: readonly string[] = [];
  for (const { rows } of all) {
    const cells = rows.map((row) => row.cells.map((cell) => cell.text));
    const placed = columnsOf(cells, DIVISION, NEEDED);
    if ('missing' in placed) {
      if (missing.length === 0) missing = placed.missing;
      continue;
    }
    const { head, places } = placed;
    for (let at = head + 1; at < rows.length; at += 1) {
      const row = cells[at]!;
      if (row.filter((said) => said !== '').length < 2) continue;
      const said = (column: keyof typeof DIVISION) => {
        const place = places[column];
        return place === undefined ? '' : (row[place] ?? '');
      };
      lines.push({
        line: rows[at]!.line,
        measure: said('measure'),
        text: said('text'),
        lead: said('lead'),
        supporting: said('supporting'),
        deadline: said('deadline'),
        note: said('note'),
      });
    }
  }
  if (lines.length === 0) throw new LuodiError('columns-missing', { name, columns: missing.join('、') });
  return lines;
}

const presentIntake = (
  { changes, unchanged, findings }: Intake,
  texts: ReadonlyMap<string, string>,
  language: Language,
  taken: boolean,
): WireIntake => ({
  changes: changes.map(({ measure }) => ({ measure, text: texts.get(measure) ?? '' })),
  unchanged,
  findings: findings.map(({ code, severity, at, detail }) => ({
    code,
    severity,
    line: at.line,
    column: columnName(at.column, language),
    said: String(detail.said ?? ''),
    message: INTAKE_WORDS[code]![language].replace(/\{(\w+)\}/g, (_, fact: string) =>
      String(detail[fact] ?? ''),
    ),
  })),
  taken,
});

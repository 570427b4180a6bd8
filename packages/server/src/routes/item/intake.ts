import { randomUUID } from 'node:crypto';
import { api, type LedgerIntake as WireIntake } from '@luodi/contract';
import { type Language, LuodiError } from '@luodi/domain';
import {
  columnsOf,
  type LedgerChange,
  type LedgerColumn,
  type LedgerIntake,
  type LedgerLine,
  ledgerIntake,
} from '@luodi/domain/list';
import { type Sheet, sheets } from '@luodi/reader';
import { bodies, itemBodies, items, NEW_ITEM, posts, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../plugins/problem.ts';
import { LEDGER, LEDGER_WORDS, ledgerMessage, ledgerName } from '../../present/intake.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

/** Takes items in from a table: what is sound, in one transaction; what is not is named by row and column. */
export function intakeRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.intake.ledger, async ({ tx, query, request, now }) => {
    const file = await request.file();
    if (!file) throw new LuodiError('file-missing', { name: '' });
    const { columns, lines } = tableOf(
      await sheets(await file.toBuffer(), file.filename),
      file.filename,
      mappingOf(query.mapping),
    );
    const today = now.toISOString().slice(0, 10);
    const found = ledgerIntake(
      lines,
      await held(tx),
      await bodies.list(tx, {}, { on: today }),
      await posts.list(tx, {}, { on: today }),
      LEDGER_WORDS,
    );
    if (!query.dry) await save(tx, found.changes);
    return presented(found, columns, languageOf(request), !query.dry);
  });
}

/** The items as a ledger says them. */
async function held(tx: Tx) {
  const supporting = new Map<string, string[]>();
  for (const { item, body } of await itemBodies.list(tx, { role: 'support' })) {
    const known = supporting.get(item);
    if (known) known.push(body);
    else supporting.set(item, [body]);
  }
  return (await items.list(tx)).map(
    ({ id, number, title, kind, grade, leadPost, official, note, version }) => ({
      id,
      number,
      title,
      kind,
      grade,
      leadPost,
      official,
      note,
      version,
      supporting: supporting.get(id) ?? [],
    }),
  );
}

/** Saves new items and changed ones; what somebody changed between the look and the save is refused whole. */
async function save(tx: Tx, changes: readonly LedgerChange[]): Promise<void> {
  const rows = new Map((await items.list(tx)).map((item) => [item.id, item]));
  let next = await items.nextNumber(tx);
  const fresh = changes.filter((one) => one.id === null).map((one) => ({ ...one, id: randomUUID() }));
  await items.insert(
    tx,
    fresh.map(({ id, line: _, supporting: __, ...given }) => ({
      ...NEW_ITEM,
      kind: 'project' as const,
      grade: 'ordinary' as const,
      title: '',
      ...given,
      stage: (given.kind ?? 'project') === 'project' ? ('reserve' as const) : null,
      id,
      number: next++,
    })),
    'intake',
  );
  const old = changes.filter((one) => one.id !== null);
  await items.changeAll(
    tx,
    old.map(({ id, line: _, supporting: __, ...given }) => {
      const { version, title, kind, grade, leadPost, official, note } = rows.get(id!)!;
      return { title, kind, grade, leadPost, official, note, ...given, id: id!, version };
    }),
    'intake',
  );
  const wanted = new Map(
    [...fresh, ...old].flatMap(({ id, supporting }) => (supporting ? [[id!, supporting] as const] : [])),
  );
  const before = await itemBodies.list(tx, { item: [...wanted.keys()], role: 'support' });
  await itemBodies.removeAll(
    tx,
    before.filter((one) => !wanted.get(one.item)!.includes(one.body)),
    'intake',
  );
  await itemBodies.insert(
    tx,
    [...wanted].flatMap(([item, some]) =>
      some
        .filter((body) => !before.some((one) => one.item === item && one.body === body))
        .map((body) => ({ id: randomUUID(), item, body, post: null, role: 'support' as const })),
    ),
    'intake',
  );
}

type Field = keyof typeof LEDGER;
const FIELDS = Object.keys(LEDGER) as Field[];

/** What the caller says the columns are; a field that is not known is refused. */
function mappingOf(said: string | undefined): ReadonlyMap<string, Field | null> {
  if (said === undefined) return new Map();
  let given: unknown;
  try {
    given = JSON.parse(said);
  } catch {
    throw new LuodiError('invalid', { reason: 'mapping' });
  }
  return new Map(
    Object.entries(given as Record<string, unknown>).map(([name, field]) => {
      if (field !== '' && !FIELDS.includes(field as Field))
        throw new LuodiError('invalid', { reason: `mapping: ${String(field)} ∉ ${FIELDS.join(', ')}` });
      return [name, field === '' ? null : (field as Field)];
    }),
  );
}

/** The first sheet that has a title or a number among its columns, as lines; with what its columns were read as. */
function tableOf(all: readonly Sheet[], name: string, mapping: ReadonlyMap<string, Field | null>) {
  const known = Object.fromEntries(
    FIELDS.map((field) => [
      field,
      [
        ...[...mapping].filter(([, as]) => as === field).map(([said]) => said),
        ...LEDGER[field].filter((said) => !mapping.has(said)),
      ],
    ]),
  ) as Record<Field, string[]>;
  for (const { rows } of all) {
    const cells = rows.map((row) => row.cells.map((cell) => (cell.content === 'error' ? '' : cell.text)));
    const placed = columnsOf(cells, known, []);
    if ('missing' in placed || (placed.places.title ?? placed.places.number) === undefined) continue;
    const { head, places } = placed;
    const at = (row: readonly string[], field: Field) => {
      const place = places[field];
      return place === undefined ? null : (row[place] ?? '');
    };
    const byPlace = new Map(Object.entries(places).map(([field, place]) => [place, field]));
    return {
      columns: cells[head]!.map((said, place) => ({ name: said, as: byPlace.get(place) ?? null })).filter(
        (one) => one.name !== '',
      ),
      lines: rows.slice(head + 1).map((row, below): LedgerLine => {
        const own = cells[head + 1 + below]!;
        const fields = Object.fromEntries(FIELDS.map((field) => [field, at(own, field)]));
        return { line: row.line, ...(fields as Record<LedgerColumn, string | null>) };
      }),
    };
  }
  throw new LuodiError('columns-missing', { name, columns: `${LEDGER.title[0]}、${LEDGER.number[0]}` });
}

const presented = (
  { changes, unchanged, findings }: LedgerIntake,
  columns: WireIntake['columns'],
  language: Language,
  taken: boolean,
): WireIntake => ({
  columns,
  created: changes.filter((one) => one.id === null).length,
  changed: changes.filter((one) => one.id !== null).length,
  unchanged,
  findings: findings.map(({ code, severity, at, detail }) => ({
    code,
    severity,
    line: at.line,
    column: ledgerName(at.column, language),
    said: String(detail.said ?? ''),
    message: ledgerMessage(code, detail, language),
  })),
  taken,
});

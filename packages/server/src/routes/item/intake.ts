import { randomUUID } from 'node:crypto';
import { api, type LedgerIntake as WireIntake } from '@luodi/contract';
import { type Language, LuodiError } from '@luodi/domain';
import type { LedgerColumn, LedgerIntake } from '@luodi/domain/list';
import { sheetsAside } from '@luodi/reader';
import { files } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { enqueue } from '../../jobs/kind.ts';
import { ledger } from '../../jobs/ledger.ts';
import { languageOf } from '../../plugins/problem.ts';
import { LEDGER, ledgerMessage, ledgerName } from '../../present/intake.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { linesOf, mappingOf } from './lines.ts';
import { compared, settle } from './settle.ts';

/** Rows that are written while the page waits; more become a job. */
const AT_ONCE = 2_000;

/** Takes items in from a table: what is sound, in one transaction; what is not is named by row and column. */
export function intakeRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.intake.ledger, async ({ tx, query, request, now }) => {
    const file = await request.file();
    if (!file) throw new LuodiError('file-missing', { name: '' });
    const bytes = await file.toBuffer();
    const mapping = mappingOf(query.mapping);
    const { columns, lines, named } = linesOf(await sheetsAside(bytes, file.filename), mapping);
    if (!named && !query.dry)
      throw new LuodiError('columns-missing', {
        name: file.filename,
        columns: `${LEDGER.title[0]}、${LEDGER.number[0]}`,
      });
    const { found, held } = await compared(tx, lines, now.toISOString().slice(0, 10));
    const long = found.changes.length > AT_ONCE;
    if (!query.dry && !long) await settle(tx, found.changes);
    const job =
      query.dry || !long
        ? null
        : await enqueue(
            tx,
            ledger,
            {
              file: files.keep(app.store.home, bytes),
              name: file.filename,
              ...(query.mapping === undefined ? {} : { mapping: query.mapping }),
            },
            randomUUID(),
          );
    return presented(found, {
      columns,
      rows: lines.length,
      held: new Map(held.map((one) => [one.id, one])),
      language: languageOf(request),
      taken: !query.dry && !long,
      job: job?.id ?? null,
    });
  });
}

/** How many of the changes are named; their count says them all. */
const SHOWN = 200;

const presented = (
  { changes, unchanged, findings }: LedgerIntake,
  {
    columns,
    rows,
    held,
    language,
    taken,
    job,
  }: {
    readonly columns: WireIntake['columns'];
    readonly rows: number;
    readonly held: ReadonlyMap<string, { readonly number: number; readonly title: string }>;
    readonly language: Language;
    readonly taken: boolean;
    readonly job: string | null;
  },
): WireIntake => ({
  columns,
  rows,
  created: changes.filter((one) => one.id === null).length,
  changed: changes.filter((one) => one.id !== null).length,
  unchanged,
  changes: changes.slice(0, SHOWN).map(({ id, line, ...given }) => ({
    line,
    number: id === null ? null : (held.get(id)?.number ?? null),
    title: given.title ?? held.get(id ?? '')?.title ?? '',
    fields: Object.keys(given).map((name) =>
      ledgerName((name === 'leadPost' ? 'lead' : name) as LedgerColumn, language),
    ),
  })),
  findings: findings.map(({ code, severity, at, detail }) => ({
    code,
    severity,
    line: at.line,
    column: ledgerName(at.column, language),
    said: String(detail.said ?? ''),
    message: ledgerMessage(code, detail, language),
  })),
  taken,
  job,
});

import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { openOf } from '@luodi/domain/list';
import { sheetsAside } from '@luodi/reader';
import { files, settings, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { enqueue } from '../../jobs/kind.ts';
import { ledger } from '../../jobs/ledger.ts';
import { languageOf } from '../../plugins/problem.ts';
import { LEDGER } from '../../present/intake.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { type Choices, choicesOf, keptChoices, type Table, tableOf } from './lines.ts';
import { presented } from './outcome.ts';
import { throughTable } from './stretch.ts';

/** Changes that are written while the page waits; more become a job. */
const AT_ONCE = 2_000;

/** Takes items in from a table: what is sound, in one transaction; what is not is named by row and column. */
export function intakeRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.intake.ledger, async ({ tx, query, request, now }) => {
    const file = await request.file();
    if (!file) throw new LuodiError('file-missing', { name: '' });
    const bytes = await file.toBuffer();
    const choices = choicesOf(query.mapping);
    const all = await sheetsAside(bytes, file.filename);
    const table = tableOf(all, {
      name: file.filename,
      choices,
      kept: await keptChoices(tx),
      sheet: query.sheet,
    });
    if (!query.dry) ready(table, file.filename);
    const manner = { today: now.toISOString().slice(0, 10), renumber: query.numbers === 'keep' };
    const looked = await throughTable(tx, table, { ...manner, write: false });
    const long = looked.created + looked.changed > AT_ONCE;
    let job: { readonly id: string } | null = null;
    if (!query.dry) {
      await remember(tx, table, choices);
      if (!long) await throughTable(tx, table, { ...manner, write: true });
      else
        job = await enqueue(
          tx,
          ledger,
          {
            file: files.keep(app.store.home, bytes),
            name: file.filename,
            sheet: table.sheet,
            renumber: manner.renumber,
            ...(query.mapping === undefined ? {} : { mapping: query.mapping }),
          },
          randomUUID(),
        );
    }
    return {
      sheets: all.map(({ name, rows }) => ({ name, rows: rows.length })),
      ...(await presented(tx, table, looked, languageOf(request))),
      taken: !query.dry && !long,
      job: job?.id ?? null,
    };
  });
}

/** Refuses a table of which something is not said that writing needs. */
function ready(table: Table, name: string): void {
  if (!table.named)
    throw new LuodiError('columns-missing', { name, columns: `${LEDGER.title[0]}、${LEDGER.number[0]}` });
  const open = table.columns.filter(({ reading }) => reading !== null && openOf(reading).length > 0);
  if (open.length > 0)
    throw new LuodiError('columns-open', { name, columns: open.map((one) => one.name).join('、') });
}

/** Keeps what the person chose for the next file of the same head. */
async function remember(tx: Tx, { head, columns }: Table, choices: Choices): Promise<void> {
  if (Object.keys(choices).length === 0) return;
  const value: Choices = Object.fromEntries(
    columns.flatMap(({ name, by, reading }): [string, Choices[string]][] => {
      if (by === 'name') return [];
      if (reading === null) return [[name, null]];
      const { field, unit, year, source, funds } = reading;
      const more = Object.entries({ unit, year, source, funds }).filter(([, one]) => one !== null);
      return [[name, { field, ...Object.fromEntries(more) }]];
    }),
  );
  const old = await settings.find(tx, head);
  if (!old) await settings.insert(tx, [{ id: head, value }], 'intake');
  else if (JSON.stringify(old.value) !== JSON.stringify(value))
    await settings.change(tx, { id: head, version: old.version, value }, 'intake');
}

import { api } from '@luodi/contract';
import { fundings, groups, investments, items, milestones, type Times, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../plugins/problem.ts';
import { presentRow } from '../../present/item.ts';
import { type ExportRow, LEDGER_COLUMNS, moneyColumns } from '../../present/ledger.ts';
import { sendTable } from '../../present/table.ts';
import { KINDS } from '../../present/word.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { detail } from './detail.ts';

export function lookRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.item.list, async ({ tx, query, now }) => {
    const { asOf, on, group, ...chosen } = query;
    const today = on ?? now.toISOString().slice(0, 10);
    const { total, rows } = await items.ledger(tx, { ...chosen, today }, { asOf });
    const steps = await stepsOf(
      tx,
      rows.map((row) => row.id),
      { asOf },
    );
    return {
      total,
      items: rows.map((row) => presentRow(row, steps.get(row.id) ?? [], today)),
      groups: group ? await groups(tx, group, { ...chosen, today }, { asOf }) : [],
    };
  });

  route(fastify, app, api.item.get, async ({ tx, params, query, now }) => detail(tx, params.id, now, query));

  route(fastify, app, api.item.export, async ({ tx, params, query, request, reply, now }) => {
    const language = languageOf(request);
    const { columns, asOf, on, ...chosen } = query;
    const today = on ?? now.toISOString().slice(0, 10);
    const { rows } = await items.ledger(tx, { ...chosen, today, limit: 100_000 }, { asOf });
    const ids = rows.map((row) => row.id);
    const steps = await stepsOf(tx, ids, { asOf });
    const years = byItem(ids.length === 0 ? [] : await investments.list(tx, { item: ids }, { asOf }));
    const funds = byItem(ids.length === 0 ? [] : await fundings.list(tx, { item: ids }, { asOf }));
    const told = rows.map(
      (row): ExportRow => ({
        ...presentRow(row, steps.get(row.id) ?? [], today),
        told: row,
        // Of one day by their titles, so that the same ledger is the same file wherever it is kept.
        steps: [...(steps.get(row.id) ?? [])].sort((a, b) =>
          a.due === b.due ? (a.title < b.title ? -1 : 1) : a.due < b.due ? -1 : 1,
        ),
        years: years.get(row.id) ?? [],
        funds: funds.get(row.id) ?? [],
      }),
    );
    const every = [...LEDGER_COLUMNS, ...moneyColumns(told)];
    const wanted = columns?.split(',').flatMap((name) => every.filter((one) => one.name === name));
    const shown = wanted && wanted.length > 0 ? wanted : every;
    return sendTable(reply, params.format, {
      name: { zh: '事项台账', en: 'Ledger of items' }[language],
      head: shown.map((column) => column[language]),
      rows: told.map((row) => shown.map((column) => column.cell(row, language))),
      sheets: {
        column: shown.findIndex((column) => column.name === 'kind'),
        order: Object.values(KINDS).map((words) => words[language]),
      },
    });
  });
}

/** The milestones of items by due day, by item. */
const stepsOf = async (tx: Tx, ids: readonly string[], times: Times = {}) =>
  byItem(ids.length === 0 ? [] : await milestones.list(tx, { item: [...ids] }, times, 'due'));

function byItem<R extends { readonly item: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    const held = found.get(row.item);
    if (held) held.push(row);
    else found.set(row.item, [row]);
  }
  return found;
}

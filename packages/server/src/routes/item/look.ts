import { api } from '@luodi/contract';
import { groups, items, milestones, type Times, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../plugins/problem.ts';
import { presentRow } from '../../present/item.ts';
import { LEDGER_COLUMNS } from '../../present/ledger.ts';
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
    const steps = await stepsOf(
      tx,
      rows.map((row) => row.id),
      { asOf },
    );
    const wanted = columns?.split(',').flatMap((name) => LEDGER_COLUMNS.filter((one) => one.name === name));
    const shown = wanted && wanted.length > 0 ? wanted : LEDGER_COLUMNS;
    return sendTable(reply, params.format, {
      name: { zh: '事项台账', en: 'Ledger of items' }[language],
      head: shown.map((column) => column[language]),
      rows: rows.map((item) => {
        const row = presentRow(item, steps.get(item.id) ?? [], today);
        return shown.map((column) => column.cell(row, language));
      }),
      sheets: {
        column: shown.findIndex((column) => column.name === 'kind'),
        order: Object.values(KINDS).map((words) => words[language]),
      },
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

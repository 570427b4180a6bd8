import { randomUUID } from 'node:crypto';
import { api, type OrganisationImport } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import {
  type Draft,
  planSheets,
  type Registered,
  type SheetCell,
  type SheetPlan,
  sheetMessage,
  writeSheets,
} from '@luodi/domain/organisation';
import { type Cell, sheetsAside as read } from '@luodi/reader';
import { areas, bodies, holdings, persons, posts, type RegisterRows, registers, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../plugins/problem.ts';
import { registerOf } from '../../present/organisation.ts';
import { sendTable } from '../../present/table.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

const VERB = 'import';
const NOUNS: readonly Registered[] = ['area', 'body', 'person', 'post', 'holding'];
const STORES = { area: areas, body: bodies, person: persons, post: posts, holding: holdings } as const;

export function sheetRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.organisation.import, async ({ tx, query, request }) => {
    const file = await request.file();
    if (!file) throw new LuodiError('file-missing', { name: '' });
    const named = (await read(await file.toBuffer(), file.filename)).map(({ name, rows }) => ({
      name: query.noun ?? name,
      rows: rows.map(({ line, cells }) => ({ number: line, cells: cells.map(cellOf) })),
    }));
    await registers.lock(tx);
    const rows = await registers.read(tx);
    const plan = planSheets(registerOf(rows), named, randomUUID);
    const applied = query.apply === true && plan.findings.every(({ severity }) => severity !== 'error');
    if (applied) await apply(tx, rows, plan);
    const count = (of: SheetPlan['create']) =>
      Object.fromEntries(NOUNS.map((noun) => [noun, of[noun].length])) as OrganisationImport['create'];
    return {
      applied,
      create: count(plan.create),
      change: count(plan.change),
      same: plan.same,
      findings: plan.findings.map(({ code, severity, at, detail }) => ({
        code,
        severity,
        ...at,
        message: sheetMessage(code, detail, languageOf(request)),
      })),
    };
  });

  route(
    fastify,
    app,
    api.organisation.export,
    async ({ tx, params, query: { noun, ...times }, request, reply }) => {
      const language = languageOf(request);
      const sheets = writeSheets(registerOf(await registers.read(tx, times)), language);
      const name = language === 'en' ? 'Organisation' : '组织机构';
      const [first, ...others] = noun ? sheets.filter((sheet) => sheet.noun === noun) : sheets;
      return sendTable(reply, params.format, {
        name: params.format === 'csv' || noun ? first!.name : name,
        head: first!.head,
        rows: first!.rows,
        first: first!.name,
        more: params.format === 'csv' ? [] : others,
      });
    },
  );
}

/** A cell as the organisation reads it: a formula by the value it last gave. */
const cellOf = ({ content, text }: Cell): SheetCell => {
  if (content === 'error') return { odd: 'error' };
  if (content === 'formula' && text === '') return { odd: 'formula' };
  return text === '' ? null : text;
};

/** All of it or nothing: the transaction is one. */
async function apply(tx: Tx, rows: RegisterRows, plan: SheetPlan): Promise<void> {
  for (const noun of NOUNS) {
    const store = STORES[noun] as unknown as {
      insert(tx: Tx, rows: readonly Draft[], verb: string): Promise<unknown>;
      change(tx: Tx, row: Draft & { readonly version: number }, verb: string): Promise<unknown>;
    };
    await store.insert(tx, plan.create[noun], VERB);
    const versions = new Map(rows[noun].map(({ id, version }) => [id, version]));
    for (const change of plan.change[noun])
      await store.change(tx, { ...change, version: versions.get(change.id)! }, VERB);
  }
}

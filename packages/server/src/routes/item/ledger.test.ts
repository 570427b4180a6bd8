import { type TestDatabase, testDatabase } from '@luodi/store/testing';
import excel from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../app.ts';
import { firstStart } from '../../first.ts';
import { loadLists } from '../../sample/items.ts';
import { loadSample } from '../../sample/load.ts';
import { visit } from '../../testing/sample.ts';

let test: TestDatabase;
let full: FastifyInstance;
let empty: FastifyInstance;
const tests: TestDatabase[] = [];

/** A city of the sample’s people, with its items or without any. */
async function city(withItems: boolean): Promise<FastifyInstance> {
  test = await testDatabase();
  tests.push(test);
  const clock = () => new Date('2026-11-20T08:00:00Z');
  const { jurisdiction } = await firstStart(test, clock(), async (tx, users) => {
    await loadSample(tx, users, withItems);
    if (!withItems) await loadLists(tx);
  });
  const secret = 'a secret of the test that is long enough';
  return buildApp({ store: test, jurisdiction, secret, address: 'http://127.0.0.1:8080', clock });
}

beforeAll(async () => {
  full = await city(true);
  empty = await city(false);
}, 240_000);
afterAll(async () => {
  await full?.close();
  await empty?.close();
  for (const one of tests) await one.close();
});

const send = async (app: FastifyInstance, bytes: Uint8Array, name: string, query = '') => {
  const planner = await visit(app, 'planner');
  return (await planner.send(`/api/items/intake${query}`, name, Buffer.from(bytes))).body;
};
const exported = async (app: FastifyInstance, format: string, language = 'zh') => {
  const planner = await visit(app, 'planner', { 'accept-language': language });
  return (await planner.ask('GET', `/api/items.${format}`)).body as Buffer;
};
/** The rows of a CSV without what follows from updates and clauses, which no table of items holds. */
async function facts(app: FastifyInstance) {
  const { sheets } = await import('@luodi/reader');
  const [sheet] = await sheets(new Uint8Array(await exported(app, 'csv')), 'a.csv');
  const head = sheet!.rows[0]!.cells.map((cell) => cell.text);
  const kept = head.flatMap((name, at) => (['佐证状态', '最近进展', '条款'].includes(name) ? [] : [at]));
  return sheet!.rows.map(({ cells }) => kept.map((at) => cells[at]?.text ?? ''));
}

describe('the ledger out and in again', () => {
  it.each([
    ['csv', 'zh'],
    ['xlsx', 'en'],
  ])(
    'gives an empty city the same facts by %s in %s, and changes nothing the second time',
    async (format, language) => {
      const bytes = new Uint8Array(await exported(full, format, language));
      const first = await send(empty, bytes, `a.${format}`, '?numbers=keep');
      expect(first.findings.filter((one: { severity: string }) => one.severity === 'error')).toEqual([]);
      expect(first.rows).toBeGreaterThan(200);
      // Of the two files the first makes the items, the other finds them made.
      expect(first.created + first.unchanged).toBe(first.rows);
      expect(await facts(empty)).toEqual(await facts(full));
      expect(await send(empty, bytes, `a.${format}`, '?numbers=keep')).toMatchObject({
        created: 0,
        changed: 0,
        unchanged: first.rows,
        findings: [],
      });
      expect(await send(full, bytes, `a.${format}`)).toMatchObject({ created: 0, changed: 0, findings: [] });
    },
    300_000,
  );
});

describe('a workbook of an office', () => {
  const book = async (fill: (sheet: excel.Worksheet, book: excel.Workbook) => void) => {
    const made = new excel.Workbook();
    fill(made.addWorksheet('项目表'), made);
    return new Uint8Array(await made.xlsx.writeBuffer());
  };

  it('is read below merged heads and “单位：亿元”, with formulas used and said', async () => {
    const bytes = await book((sheet) => {
      sheet.addRow(['市级重大项目计划表']);
      sheet.addRow(['单位：亿元']);
      sheet.addRow(['项目名称', '总投资', '2026年计划投资', null, null, '形象进度', '开工时间']);
      sheet.addRow([null, null, '合计', '其中：中央预算内', '自筹', null, null]);
      for (const range of ['A1:G1', 'A3:A4', 'B3:B4', 'C3:E3', 'F3:F4', 'G3:G4']) sheet.mergeCells(range);
      sheet.addRow(['北港大道', '1,2.5', 0.3, 0.1, 0.2, 0.45, new Date(Date.UTC(2026, 5, 30))]);
      sheet.addRow([
        '南港大道',
        { formula: 'C6*4', result: 1.2 },
        0.3,
        { formula: 'C6/0', result: { error: '#DIV/0!' } },
        0.2,
        0.45,
        '2026年9月',
      ]);
      sheet.addRow(['西港大道', 2, 0.3, 0.1, 0.2, 0.45, '2026年9月30日']);
      sheet.addRow(['合计', 5, 0.9]);
      for (const at of [5, 6, 7]) sheet.getCell(`F${at}`).numFmt = '0%';
    });
    const answer = await send(empty, bytes, '表.xlsx', '?dry=true');
    expect(
      answer.columns.map((one: Record<string, unknown>) => [
        one.name,
        one.as,
        one.unit,
        one.year,
        one.source,
      ]),
    ).toEqual([
      ['项目名称', 'title', null, null, null],
      ['总投资', 'budget', 'yi', null, null],
      ['2026年计划投资 合计', 'planned', 'yi', 2026, null],
      ['2026年计划投资 其中：中央预算内', 'funding', 'yi', 2026, 'central'],
      ['2026年计划投资 自筹', 'funding', 'yi', 2026, 'own'],
      ['形象进度', 'physical', null, null, null],
      ['开工时间', 'milestone', null, null, null],
    ]);
    expect(
      answer.findings.map((one: Record<string, unknown>) => [one.line, one.column, one.code, one.severity]),
    ).toEqual([
      [5, '总投资', 'amount-unreadable', 'error'],
      [6, '2026年计划投资 其中：中央预算内', 'cell-error', 'error'],
      [8, '项目名称', 'row-total', 'warning'],
      [6, '总投资', 'formula-used', 'warning'],
      [6, '开工时间', 'day-month', 'warning'],
    ]);
    expect(answer).toMatchObject({ created: 1, wrong: 2, taken: false });
    expect(answer.changes[0].fields).toEqual(
      expect.arrayContaining([
        { name: '总投资', from: '', to: '20000' },
        { name: '2026年计划投资', from: '', to: '3000' },
        { name: '2026年中央资金计划', from: '', to: '1000' },
        { name: '形象进度', from: '', to: '45' },
        { name: '节点清单', from: '', to: '开工：2026-09-30' },
      ]),
    );
  });

  it('takes names of merged cells, and refuses what would belong to several rows', async () => {
    const bytes = await book((sheet) => {
      sheet.addRow(['项目名称', '地区', '总投资（万元）']);
      sheet.addRow(['东港一期', '江北新区', 100]);
      sheet.addRow(['东港二期', null, null]);
      sheet.mergeCells('C2:C3');
    });
    expect((await send(empty, bytes, '表.xlsx', '?dry=true')).findings).toMatchObject([
      { line: 2, code: 'area-unknown' },
      { line: 3, column: '总投资（万元）', code: 'cell-merged', said: '100' },
    ]);
  });

  it('reads the sheet that is asked for, and names those there are', async () => {
    const bytes = await book((sheet, made) => {
      sheet.addRow(['填报说明']);
      const more = made.addWorksheet('台账');
      more.addRow(['项目名称']);
      more.addRow(['中港']);
    });
    expect(await send(empty, bytes, '表.xlsx', '?dry=true')).toMatchObject({
      sheet: '台账',
      created: 1,
      sheets: [{ name: '项目表' }, { name: '台账' }],
    });
    const named = (name: string) => `?dry=true&sheet=${encodeURIComponent(name)}`;
    expect(await send(empty, bytes, '表.xlsx', named('项目表'))).toMatchObject({ created: 0, rows: 0 });
    expect(await send(empty, bytes, '表.xlsx', named('无'))).toMatchObject({ code: 'sheet-missing' });
  });
});

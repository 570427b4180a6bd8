import { sheets } from '@luodi/reader';
import { type TestDatabase, testDatabase } from '@luodi/store/testing';
import excel from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../app.ts';
import { firstStart } from '../../first.ts';
import { form, guise } from '../../testing/guise.ts';

let test: TestDatabase;
let app: FastifyInstance;
let plan: string;

beforeAll(async () => {
  test = await testDatabase();
  const clock = () => new Date('2026-11-20T08:00:00Z');
  const { jurisdiction } = await firstStart(test, clock());
  app = await buildApp({
    store: test,
    jurisdiction,
    secret: 'a secret of the test that is long enough',
    address: 'http://127.0.0.1:8080',
    clock,
  });
  const planner = await as('planner');
  plan = (await planner('GET', '/api/documents')).json().documents[0].id;
}, 180_000);
afterAll(async () => {
  await app?.close();
  await test?.close();
});

const as = (role: string) => guise(app, role);

/** Sends a file back as a browser does. */
async function back(bytes: Uint8Array, name: string, dry = false) {
  const planner = await as('planner');
  const { payload, headers } = form(bytes, name);
  return planner('POST', `/api/documents/${plan}/division${dry ? '?dry=true' : ''}`, payload, headers);
}

const division = async (query = '') =>
  (await (await as('planner'))('GET', `/api/documents/${plan}/division${query}`)).json();

describe('the division of tasks', () => {
  it('holds every measure of the plan, counted with and without an owner', async () => {
    const { tasks, count } = await division();
    expect(tasks.length).toBe(count.measures);
    expect(count.measures).toBeGreaterThan(100);
    for (const one of tasks) expect(one.text.length, one.measure).toBe(one.end - one.start);
    expect(count.owned + count.unowned).toBe(count.measures);
    const without = await division('?owner=without');
    expect(without.tasks.length).toBe(count.unowned);
  });

  it('proposes who leads from the items and the duties, and settles nothing by itself', async () => {
    const { tasks } = await division('?owner=without');
    const proposed = tasks.filter((one: { proposed: unknown }) => one.proposed);
    expect(proposed.length).toBeGreaterThan(50);
    for (const one of proposed) expect(one.proposed.because).not.toBe('');
  });

  it('settles a measure, and tells the second of two what the first did', async () => {
    const planner = await as('planner');
    const [one] = (await division('?owner=without')).tasks.filter(
      (each: { proposed: unknown }) => each.proposed,
    );
    const lead = one.proposed.body;
    const change = { measure: one.measure, version: one.version, lead, deadline: '2027-06-30' };
    const first = await planner('PATCH', `/api/documents/${plan}/division`, { tasks: [change] });
    expect(first.json()).toMatchObject({
      conflicts: [],
      tasks: [{ lead: { body: lead }, deadline: '2027-06-30' }],
    });
    const second = await planner('PATCH', `/api/documents/${plan}/division`, {
      tasks: [{ ...change, deadline: 'ongoing' }],
    });
    expect(second.json()).toMatchObject({ conflicts: [one.measure], tasks: [{ deadline: '2027-06-30' }] });
  });

  it('is settled by the planning office only', async () => {
    const reporter = await as('reporter');
    const [one] = (await division()).tasks;
    const refused = await reporter('PATCH', `/api/documents/${plan}/division`, {
      tasks: [{ measure: one.measure, version: one.version, note: '改' }],
    });
    expect(refused.statusCode).toBe(403);
  });

  it.each(['docx', 'xlsx', 'csv'])('goes out as %s, and comes back without a change', async (format) => {
    const planner = await as('planner');
    const sent = await planner('GET', `/api/documents/${plan}/division.${format}`);
    expect(sent.statusCode).toBe(200);
    const { count } = await division();
    const answer = await back(sent.rawPayload, `分工.${format}`);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ changes: [], unchanged: count.measures, findings: [] });
  });

  it('takes what is sound of a workbook, names the cell of the rest, and says beforehand what it would do', async () => {
    const planner = await as('planner');
    const sent = await planner('GET', `/api/documents/${plan}/division.xlsx?owner=without`);
    const book = new excel.Workbook();
    await book.xlsx.load(sent.rawPayload as never);
    const [sheet] = book.worksheets;
    const { bodies } = (await planner('GET', '/api/organisation')).json();
    sheet!.getCell('D2').value = bodies[0].name;
    sheet!.getCell('F2').value = '2028年底前';
    sheet!.getCell('D3').value = '市乌有局';
    sheet!.getCell('F4').value = '尽快';
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const before = (await division()).count.owned;
    const dry = await back(bytes, '分工.xlsx', true);
    expect(dry.json()).toMatchObject({ taken: false });
    expect((await division()).count.owned).toBe(before);
    const taken = (await back(bytes, '分工.xlsx')).json();
    expect(taken.changes).toHaveLength(1);
    expect(taken.findings.map((one: { line: number; column: string }) => [one.line, one.column])).toEqual([
      [3, '牵头单位'],
      [4, '完成时限'],
    ]);
    expect((await division()).count.owned).toBe(before + 1);
    expect((await back(bytes, '分工.xlsx')).json().changes).toEqual([]);
  });

  it('refuses a file without the columns, and says which', async () => {
    const answer = await back(new TextEncoder().encode('甲,乙\n1,2\n'), 'a.csv');
    expect(answer.json()).toMatchObject({ status: 422, code: 'columns-missing' });
    expect(answer.json().title).toContain('牵头单位');
  });

  it('is known as it was at any moment', async () => {
    const then = await division('?asOf=2026-11-20T07:00:00Z');
    expect(then.code === 'not-found' || then.count.owned === 0).toBe(true);
  });

  it('goes out as a document that another reader opens as one table', async () => {
    const planner = await as('planner');
    const sent = await planner('GET', `/api/documents/${plan}/division.docx`);
    const [table] = await sheets(sent.rawPayload, '分工.docx');
    expect(table!.rows[0]!.cells.map((cell) => cell.text).slice(0, 5)).toEqual([
      '序号',
      '条款',
      '主要任务',
      '牵头单位',
      '责任单位',
    ]);
    const [first] = (await division()).tasks;
    expect(table!.rows[2]!.cells[2]!.text).toBe(first.text);
  });
});

import { sheets } from '@luodi/reader';
import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sample, sampleApp } from '../../testing/sample.ts';

let sample: Sample;
let plan: string;

beforeAll(async () => {
  sample = await sampleApp('2026-11-20T08:00:00Z');
  const planner = await as('planner');
  plan = (await planner('GET', '/api/documents')).body.documents[0].id;
}, 180_000);
afterAll(() => sample?.close());

const as = async (role: string) => (await sample.as(role)).ask;

/** Sends a file back as a browser does. */
const back = async (bytes: Uint8Array, name: string, dry = false) =>
  (await sample.as('planner')).send(
    `/api/documents/${plan}/division${dry ? '?dry=true' : ''}`,
    name,
    Buffer.from(bytes),
  );

const division = async (query = '') =>
  (await (await as('planner'))('GET', `/api/documents/${plan}/division${query}`)).body;

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
    expect(first.body).toMatchObject({
      conflicts: [],
      tasks: [{ lead: { body: lead }, deadline: '2027-06-30' }],
    });
    const second = await planner('PATCH', `/api/documents/${plan}/division`, {
      tasks: [{ ...change, deadline: 'ongoing' }],
    });
    expect(second.body).toMatchObject({ conflicts: [one.measure], tasks: [{ deadline: '2027-06-30' }] });
  });

  it('is settled by the planning office only', async () => {
    const reporter = await as('reporter');
    const [one] = (await division()).tasks;
    const refused = await reporter('PATCH', `/api/documents/${plan}/division`, {
      tasks: [{ measure: one.measure, version: one.version, note: '改' }],
    });
    expect(refused.status).toBe(403);
  });

  it.each(['docx', 'xlsx', 'csv'])('goes out as %s, and comes back without a change', async (format) => {
    const planner = await as('planner');
    const sent = await planner('GET', `/api/documents/${plan}/division.${format}`);
    expect(sent.status).toBe(200);
    const { count } = await division();
    const answer = await back(sent.body as Buffer, `分工.${format}`);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body).toMatchObject({ changes: [], unchanged: count.measures, findings: [] });
  });

  it('takes what is sound of a workbook, names the cell of the rest, and says beforehand what it would do', async () => {
    const planner = await as('planner');
    const sent = await planner('GET', `/api/documents/${plan}/division.xlsx?owner=without`);
    const book = new excel.Workbook();
    await book.xlsx.load(sent.body as never);
    const [sheet] = book.worksheets;
    const { bodies } = (await planner('GET', '/api/organisation')).body;
    sheet!.getCell('D2').value = bodies[0].name;
    sheet!.getCell('F2').value = '2028年底前';
    sheet!.getCell('D3').value = '市乌有局';
    sheet!.getCell('F4').value = '尽快';
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const before = (await division()).count.owned;
    const dry = await back(bytes, '分工.xlsx', true);
    expect(dry.body).toMatchObject({ taken: false });
    expect((await division()).count.owned).toBe(before);
    const taken = (await back(bytes, '分工.xlsx')).body;
    expect(taken.changes).toHaveLength(1);
    expect(taken.findings.map((one: { line: number; column: string }) => [one.line, one.column])).toEqual([
      [3, '牵头单位'],
      [4, '完成时限'],
    ]);
    expect((await division()).count.owned).toBe(before + 1);
    expect((await back(bytes, '分工.xlsx')).body.changes).toEqual([]);
  });

  it('refuses a file without the columns, and says which', async () => {
    const answer = await back(new TextEncoder().encode('甲,乙\n1,2\n'), 'a.csv');
    expect(answer.body).toMatchObject({ status: 422, code: 'columns-missing' });
    expect(answer.body.title).toContain('牵头单位');
  });

  it('is known as it was at any moment', async () => {
    const then = await division('?asOf=2026-11-20T07:00:00Z');
    expect(then.code === 'not-found' || then.count.owned === 0).toBe(true);
  });

  it('goes out as a document that another reader opens as one table', async () => {
    const planner = await as('planner');
    const sent = await planner('GET', `/api/documents/${plan}/division.docx`);
    const [table] = await sheets(sent.body as Buffer, '分工.docx');
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

import { Buffer } from 'node:buffer';
import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, type Sample, sampleApp, type Visit } from '../../testing/sample.ts';

const period = '2026-11';
let sample: Sample;
beforeAll(async () => {
  sample = await sampleApp('2026-11-20T08:00:00Z', 1000);
}, 240_000);
afterAll(() => sample?.close());
const as = (role: string) => sample.as(role);

const sheetOf = async (who: Visit): Promise<Row[]> =>
  (await who.ask('GET', `/api/rounds/${period}/sheet?body=housing`)).body.rows;
const line = (row: Row, more: Row = {}) => ({
  item: row.item,
  version: row.now?.version ?? 0,
  progress: 60,
  text: `${row.number} 号事项：主体结构封顶，转入安装。`,
  official: null,
  submit: false,
  ...more,
});
const enter = async (who: Visit, ...rows: Row[]): Promise<Row[]> =>
  (await who.ask('PUT', `/api/rounds/${period}/sheet`, { rows })).body.rows;

describe('a round', () => {
  it('is opened once, by a planner, and is due in the month after', async () => {
    const planner = await as('planner');
    const reporter = await as('reporter');
    expect((await reporter.ask('POST', '/api/rounds', { period })).status).toBe(403);
    expect((await planner.ask('POST', '/api/rounds', { period })).status).toBe(200);
    expect((await planner.ask('POST', '/api/rounds', { period })).body.code).toBe('duplicate');
    const { body } = await planner.ask('GET', '/api/rounds');
    expect(body.rounds.find((one: Row) => one.period === period)).toMatchObject({
      due: '2026-12-05',
      state: 'open',
    });
  });

  it('asks a reporter for what the own body leads, prefilled, and for nothing else', async () => {
    const reporter = await as('reporter');
    const { body: me } = await reporter.ask('GET', '/api/me');
    const own = new Set(me.posts.map((post: Row) => post.body));
    const url = `/api/rounds/${period}/sheet`;
    const rows: Row[] = (await reporter.ask('GET', url)).body.rows;
    expect(rows.map((row) => row.body)).toContain('housing');
    for (const row of rows) expect(own, row.bodyName).toContain(row.body);
    const planner = await as('planner');
    const all: Row[] = (await planner.ask('GET', url)).body.rows;
    expect(all.length).toBeGreaterThan(rows.length);
    const foreign = all.find((row) => !own.has(row.body))!;
    expect(await enter(reporter, line(foreign))).toMatchObject([{ code: 'forbidden', update: null }]);
  });

  it('takes each line by itself: one that is odd keeps back no other', async () => {
    const reporter = await as('reporter');
    const [first, second, third] = await sheetOf(reporter);
    const said = await enter(
      reporter,
      line(first!, { submit: true }),
      line(second!, { submit: true, text: '' }),
      line(third!),
    );
    expect(said.map((row) => [row.code, row.update?.state])).toEqual([
      [null, 'submitted'],
      ['entry-incomplete', undefined],
      [null, 'draft'],
    ]);
    expect(said[1]!.findings).toMatchObject([{ code: 'text-missing', at: 'text' }]);
  });

  it('locks what is submitted, answers the second of two savers, and writes the same only once', async () => {
    const reporter = await as('reporter');
    const rows = await sheetOf(reporter);
    const submitted = rows.find((row) => row.now?.state === 'submitted')!;
    const draft = rows.find((row) => row.now?.state === 'draft')!;
    expect((await enter(reporter, line(submitted, { progress: 61 })))[0]!.code).toBe('locked');
    expect((await enter(reporter, line(draft, { version: 9, progress: 61 })))[0]).toMatchObject({
      code: 'conflict',
      update: { progress: 60 },
    });
    const again = (await enter(reporter, line(draft)))[0]!;
    expect(again).toMatchObject({ code: null, update: { version: draft.now.version } });
  });

  it('returns with a reason, tells the filer, and is filed again; approved, it becomes the item’s status', async () => {
    const reporter = await as('reporter');
    const approver = await as('approver');
    const row = (await sheetOf(reporter)).find((one) => one.now?.state === 'submitted')!;
    const say = (verdict: Row) =>
      approver.ask('POST', `/api/rounds/${period}/verdicts`, {
        verdicts: [{ id: row.now.id, version: row.now.version, ...verdict }],
      });
    expect((await say({ verdict: 'return' })).body.refused).toMatchObject([{ code: 'reason-missing' }]);
    expect((await say({ verdict: 'return', reason: '写明形象进度' })).body.judged).toEqual([row.now.id]);
    const { body: work } = await reporter.ask('GET', '/api/work');
    expect(work.notices[0]).toMatchObject({ code: 'update-returned', detail: { reason: '写明形象进度' } });
    expect(work.owed[0]).toMatchObject({ period, returned: 1 });
    const returned = (await sheetOf(reporter)).find((one) => one.item === row.item)!;
    await enter(
      reporter,
      line(returned, { submit: true, official: 'at-risk', text: '主体封顶，安装完成三成。' }),
    );
    const filed = (await sheetOf(approver)).find((one) => one.item === row.item)!;
    const { body } = await approver.ask('POST', `/api/rounds/${period}/verdicts`, {
      verdicts: [{ id: filed.now.id, version: filed.now.version, verdict: 'approve' }],
    });
    expect(body.judged).toEqual([filed.now.id]);
    expect((await approver.ask('GET', `/api/items/${row.item}`)).body.row).toMatchObject({
      official: 'at-risk',
      evidence: expect.stringMatching(/^(claimed|evidenced|verified)$/),
    });
  });

  it('takes nothing more when it is closed, until it is opened again', async () => {
    const planner = await as('planner');
    const reporter = await as('reporter');
    const turn = async (event: string) => {
      const { body } = await planner.ask('GET', '/api/rounds');
      const { version } = body.rounds.find((one: Row) => one.period === period);
      return planner.ask('PATCH', `/api/rounds/${period}`, { version, event });
    };
    expect((await turn('close')).status).toBe(200);
    const draft = (await sheetOf(reporter)).find((one) => one.now?.state === 'draft')!;
    const refused = await reporter.ask('PUT', `/api/rounds/${period}/sheet`, { rows: [line(draft)] });
    expect(refused).toMatchObject({ status: 409, body: { code: 'round-closed' } });
    expect((await turn('close')).body.code).toBe('round-closed');
    expect((await turn('reopen')).status).toBe(200);
  });

  it('lets one follow an item and see what others change on it', async () => {
    const reporter = await as('reporter');
    const planner = await as('planner');
    const [row] = await sheetOf(reporter);
    const { body: item } = await planner.ask('GET', `/api/items/${row!.item}`);
    await reporter.ask('PUT', `/api/work/follows/${row!.item}`, { follow: true });
    await planner.ask('PATCH', `/api/items/${row!.item}`, { version: item.row.version, note: '市长关注' });
    const { body } = await reporter.ask('GET', '/api/work');
    expect(body.follows.map((one: Row) => one.item)).toEqual([row!.item]);
    expect(body.followed[0]).toMatchObject({ item: row!.item, noun: 'item', verb: 'change' });
    await reporter.ask('PUT', `/api/work/follows/${row!.item}`, { follow: false });
    expect((await reporter.ask('GET', '/api/work')).body.follows).toEqual([]);
  });
});

describe('the workbook', () => {
  const url = `/api/rounds/${period}/workbook`;
  const down = async (who: Visit) => {
    const book = new excel.Workbook();
    const { body } = await who.ask('GET', `${url}?body=housing`);
    await book.xlsx.load(body as never);
    return book;
  };
  const bytesOf = async (book: excel.Workbook) => Buffer.from(await book.xlsx.writeBuffer());
  const open = (book: excel.Workbook) => {
    const sheet = book.worksheets[0]!;
    const lines: excel.Row[] = [];
    sheet.eachRow((row, at) => {
      if (at > 2 && row.getCell(7).protection?.locked === false) lines.push(row);
    });
    return { sheet, lines };
  };

  it('checks what is typed and keeps what is known', async () => {
    const { sheet, lines } = open(await down(await as('reporter')));
    const [row] = lines;
    expect(row!.getCell(7).dataValidation).toMatchObject({ type: 'decimal', formulae: [0, 100] });
    expect(row!.getCell(8).dataValidation).toMatchObject({ type: 'list' });
    expect(row!.getCell(2).protection?.locked).not.toBe(false);
    expect((sheet as unknown as { sheetProtection: object }).sheetProtection).toMatchObject({ sheet: true });
  });

  it('takes what is right, brings the rest back with why beside the line, and changes nothing the second time', async () => {
    const reporter = await as('reporter');
    const book = await down(reporter);
    const { lines } = open(book);
    expect(lines.length).toBeGreaterThan(6);
    const [good, high, dated, formula, status, words] = lines;
    const text = '完成设备招标，厂家已排产。';
    for (const row of lines.slice(0, 6)) row.getCell(9).value = text;
    good!.getCell(7).value = 77;
    high!.getCell(7).value = 700;
    dated!.getCell(7).value = new Date('2026-03-05');
    formula!.getCell(7).value = { formula: '1+1', result: 2 };
    status!.getCell(8).value = '还行';
    words!.getCell(7).value = '一半左右';
    const bytes = await bytesOf(book);
    const { status: code, body } = await reporter.send(url, 'a.xlsx', bytes);
    expect(code, JSON.stringify(body)).toBe(200);
    expect(body.taken).toBe(1);
    const errors = body.findings.filter((one: Row) => one.severity === 'error');
    expect(errors.map((one: Row) => [one.line, one.code])).toEqual([
      [high!.number, 'progress-range'],
      [dated!.number, 'number-date'],
      [formula!.number, 'formula'],
      [status!.number, 'status-unknown'],
      [words!.number, 'number-text'],
    ]);
    const back = new excel.Workbook();
    await back.xlsx.load(Buffer.from(body.workbook, 'base64') as never);
    expect(String(back.worksheets[0]!.getRow(dated!.number).getCell(12).value)).toContain('日期');
    const { body: again } = await reporter.send(url, 'a.xlsx', bytes);
    expect(again.taken).toBe(0);
    expect(again.findings.filter((one: Row) => one.severity === 'error')).toHaveLength(5);
    // What came back is corrected and sent again.
    back.worksheets[0]!.getRow(high!.number).getCell(7).value = 70;
    const { body: corrected } = await reporter.send(url, 'b.xlsx', await bytesOf(back));
    expect(corrected.taken).toBe(1);
  });

  it('does not overwrite what somebody changed after the download', async () => {
    const reporter = await as('reporter');
    const book = await down(reporter);
    const row = open(book).lines[0]!;
    const number = Number(row.getCell(1).value);
    row.getCell(9).value = '这是下载之后填的。';
    row.getCell(7).value = 71;
    const owed = (await sheetOf(reporter)).find((one) => one.number === number)!;
    await enter(reporter, line(owed, { progress: 72, text: '这是别人先填的。' }));
    const { body } = await reporter.send(url, 'a.xlsx', await bytesOf(book));
    expect(body).toMatchObject({ taken: 0, findings: [{ code: 'conflict' }] });
  });

  it('of another body, another period, another make, or with macros is refused whole', async () => {
    const reporter = await as('reporter');
    const planner = await as('planner');
    const { body: foreign } = await planner.ask('GET', `${url}?body=finance`);
    expect((await reporter.send(url, 'a.xlsx', foreign as Buffer)).body.code).toBe('forbidden');
    const { body: old } = await reporter.ask('GET', '/api/rounds/2026-09/workbook?body=housing');
    expect((await reporter.send(url, 'a.xlsx', old as Buffer)).body.code).toBe('book-foreign');
    const other = new excel.Workbook();
    other.addWorksheet('x').addRow(['别的表']);
    expect((await reporter.send(url, 'a.xlsx', await bytesOf(other))).body.code).toBe('book-foreign');
    expect((await reporter.send(url, 'a.xlsx', Buffer.from('PK\x03\x04 broken'))).status).toBe(422);
    expect((await reporter.send(url, 'a.xlsx', Buffer.alloc(0))).body.code).toBe('file-empty');
  });

  it('of a hundred thousand lines is refused in words, and nothing of it is taken', async () => {
    const reporter = await as('reporter');
    const head = `,,luodi-sheet:${period}:housing\n编号,事项,本期进度(%),填报状态,本期做了什么,版本\n`;
    const long = Buffer.from(head + '1,x,50,,很多行,0\n'.repeat(100_000));
    const before = await sheetOf(reporter);
    expect((await reporter.send(url, 'a.csv', long)).body.code).toBe('sheet-long');
    expect(await sheetOf(reporter)).toEqual(before);
  });
});

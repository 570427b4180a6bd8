import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledger } from '../../jobs/ledger.ts';
import { work } from '../../jobs/work.ts';
import { type Row, type Sample, sampleApp, type Visit } from '../../testing/sample.ts';

let sample: Sample;
let planner: Visit;

beforeAll(async () => {
  sample = await sampleApp('2026-11-20T08:00:00Z');
  planner = await sample.as('planner');
}, 180_000);
afterAll(() => sample?.close());

const send = async (csv: string, query = '', visit = planner) =>
  visit.send(`/api/items/intake${query}`, '台账.csv', Buffer.from(csv));
const get = async (url: string) => (await planner.ask('GET', url)).body;
/** A file as its text. */
const text = async (url: string) => String(await get(url));
const total = async () => (await get('/api/items?limit=1')).total as number;

describe('a ledger from a table', () => {
  it('says beforehand what it would do, then does it once', async () => {
    const before = await total();
    const { items } = await get('/api/items?limit=1');
    const csv = `市级台账\n编号,项目名称,类别,级别,牵头部门,备注\n${items[0].number},,,,,由台账补记\n,江城新港二期,项目,市级重大,,\n`;
    const dry = (await send(csv, '?dry=true')).body;
    expect(dry).toMatchObject({ created: 1, changed: 1, findings: [], taken: false });
    expect(dry.columns).toContainEqual(
      expect.objectContaining({ name: '项目名称', as: 'title', sample: '江城新港二期', confidence: 1 }),
    );
    expect(dry.changes).toContainEqual({
      line: 4,
      number: null,
      title: '江城新港二期',
      fields: [
        { name: '事项', from: '', to: '江城新港二期' },
        { name: '清单', from: '', to: '重大项目' },
        { name: '等级', from: '', to: '市级重大' },
      ],
    });
    expect(await total()).toBe(before);
    expect((await send(csv)).body).toMatchObject({ created: 1, changed: 1, taken: true });
    expect(await total()).toBe(before + 1);
    const again = (await send(csv)).body;
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    expect(again.findings.map((one: { code: string }) => one.code)).toEqual(['title-held']);
    expect(await total()).toBe(before + 1);
  });

  it('names row and column of what it cannot take, and takes the rest', async () => {
    const before = await total();
    const csv =
      '事项,清单,牵头单位,编号\n甲渠整治,项目,市乌有局,\n乙湖公园,花园,,\n,,,\n丙站改造,项目,,999999\n丁桥加固,项目,,\n';
    const answer = (await send(csv)).body;
    expect(
      answer.findings.map((one: { line: number; column: string; code: string }) => [
        one.line,
        one.column,
        one.code,
      ]),
    ).toEqual([
      [2, '牵头单位', 'body-unknown'],
      [3, '清单', 'word-unknown'],
      [5, '编号', 'number-unknown'],
    ]);
    expect(answer.created).toBe(1);
    expect(await total()).toBe(before + 1);
  });

  it('reads columns as the mapping says', async () => {
    const mapping = encodeURIComponent(JSON.stringify({ 工程: { field: 'title' }, 清单: null }));
    const answer = (await send('工程,清单\n戊路拓宽,随便\n', `?dry=true&mapping=${mapping}`)).body;
    expect(answer).toMatchObject({ created: 1, findings: [] });
    expect(answer.columns).toContainEqual(
      expect.objectContaining({ name: '清单', as: null, sample: '随便', by: 'chosen' }),
    );
    expect((await send('工程,序\n戊路拓宽,1\n', '?dry=true')).body).toMatchObject({
      created: 0,
      columns: [
        { name: '工程', as: null, sample: '戊路拓宽' },
        { name: '序', as: null, sample: '1' },
      ],
    });
    const odd = encodeURIComponent(JSON.stringify({ 工程: { field: 'colour' } }));
    expect((await send('工程\n戊路拓宽\n', `?mapping=${odd}`)).body).toMatchObject({ code: 'invalid' });
    expect((await send('工程\n戊路拓宽\n')).body).toMatchObject({ code: 'columns-missing' });
    expect((await send('工程\n戊路拓宽\n', '?mapping=%7B')).body).toMatchObject({ code: 'invalid' });
  });

  it('takes in what the export of the ledger wrote, and changes nothing', async () => {
    const csv = await text('/api/items.csv');
    expect((await send(csv)).body).toMatchObject({ created: 0, changed: 0 });
  });

  it('comes back from a choice of columns and another order', async () => {
    const csv = await text('/api/items.csv?kind=project&order=budget&columns=number,title,lead,post,money');
    expect(csv.split('\r\n')[0]).toContain('编号,事项,牵头单位,责任岗位,总投资（万元）');
    const money = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',').at(-1)));
    expect(money.slice(0, 20)).toEqual([...money.slice(0, 20)].sort((a, b) => b - a));
    expect((await send(csv)).body).toMatchObject({ created: 0, changed: 0 });
    const sheet = await text('/api/items/sheet.csv?kind=project&stage=construction&order=budget');
    expect(sheet.split('\r\n')[1]).toContain('1,');
  });

  it('asks for a unit that nothing says, writes nothing before it is answered, and keeps the answer', async () => {
    const csv = '项目名称,总投资,2026年计划投资\n己渠整治,1.2,0.5\n';
    const asked = (await send(csv, '?dry=true')).body;
    expect(asked.columns.map((one: { open: string[] }) => one.open)).toEqual([[], ['unit'], ['unit']]);
    const refused = (await send(csv)).body;
    expect(refused).toMatchObject({ code: 'columns-open', detail: { columns: '总投资、2026年计划投资' } });
    const mapping = encodeURIComponent(
      JSON.stringify({
        总投资: { field: 'budget', unit: 'yi' },
        '2026年计划投资': { field: 'planned', unit: 'yi' },
      }),
    );
    expect((await send(csv, `?mapping=${mapping}`)).body).toMatchObject({ created: 1, taken: true });
    const { items } = await get(`/api/items?words=${encodeURIComponent('己渠整治')}`);
    expect(items).toMatchObject([{ budget: 12_000, invested: { planned: 5_000, completed: null } }]);
    const next = (await send('项目名称,总投资,2026年计划投资\n庚渠整治,2,1\n', '?dry=true')).body;
    expect(next.columns[1]).toMatchObject({ as: 'budget', unit: 'yi', by: 'kept', open: [] });
    expect(next.changes[0].fields).toContainEqual({ name: '总投资', from: '', to: '20000' });
  });

  it('becomes a job where there are too many rows to wait for', async () => {
    const before = await total();
    const rows = Array.from({ length: 2_001 }, (_, at) => `续建 ${at},项目`).join('\n');
    const answer = (await send(`事项,清单\n${rows}\n`)).body;
    expect(answer).toMatchObject({ created: 2_001, taken: false });
    expect(await total()).toBe(before);
    const worker = await work(sample.test, () => new Date('2026-11-20T08:00:00Z'), { kinds: [ledger] });
    let job: Row = { state: 'waiting', result: null };
    while (job.state !== 'done' && job.state !== 'failed') {
      await pause(50);
      job = await get(`/api/jobs/${answer.job}`);
    }
    await worker.stop();
    expect(job).toMatchObject({ state: 'done', result: { created: 2_001, changed: 0 } });
    expect(await total()).toBe(before + 2_001);
  });

  it('is for the planning office', async () => {
    const reporter = await sample.as('reporter');
    expect((await send('事项\n甲\n', '', reporter)).status).toBe(403);
  });
});

describe('the sheet of provincial offices', () => {
  it('says for every item what was aimed at, what is done, what comes next and who', async () => {
    const sheet = (await text('/api/items/sheet.csv?kind=project')).replace('\uFEFF', '').split('\r\n');
    expect(sheet[0]).toBe('序号,重点任务,目标,工作举措,支持政策,进展情况,下一步安排,责任单位,清单,编号');
    expect(sheet.length).toBeGreaterThan(20);
    // What the clauses promise is said in their words.
    expect(sheet.slice(1).some((line: string) => line.split(',')[3]!.length > 4)).toBe(true);
    expect((await planner.ask('GET', '/api/items/sheet.xlsx')).status).toBe(200);
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { type TestDatabase, testDatabase } from '@luodi/store/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../app.ts';
import { firstStart } from '../../first.ts';
import { ledger } from '../../jobs/ledger.ts';
import { work } from '../../jobs/work.ts';
import { form, guise } from '../../testing/guise.ts';

let test: TestDatabase;
let app: FastifyInstance;

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
}, 180_000);
afterAll(async () => {
  await app?.close();
  await test?.close();
});

const send = async (csv: string, query = '') => {
  const planner = await guise(app, 'planner');
  const { payload, headers } = form(new TextEncoder().encode(csv), '台账.csv');
  return planner('POST', `/api/items/intake${query}`, payload, headers);
};
const total = async () =>
  (await (await guise(app, 'planner'))('GET', '/api/items?limit=1')).json().total as number;

describe('a ledger from a table', () => {
  it('says beforehand what it would do, then does it once', async () => {
    const before = await total();
    const planner = await guise(app, 'planner');
    const { items } = (await planner('GET', '/api/items?limit=1')).json();
    const csv = `市级台账\n编号,项目名称,类别,级别,牵头部门,备注\n${items[0].number},,,,,由台账补记\n,江城新港二期,项目,市级重大,,\n`;
    const dry = (await send(csv, '?dry=true')).json();
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
    expect((await send(csv)).json()).toMatchObject({ created: 1, changed: 1, taken: true });
    expect(await total()).toBe(before + 1);
    const again = (await send(csv)).json();
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    expect(again.findings.map((one: { code: string }) => one.code)).toEqual(['title-held']);
    expect(await total()).toBe(before + 1);
  });

  it('names row and column of what it cannot take, and takes the rest', async () => {
    const before = await total();
    const csv =
      '事项,清单,牵头单位,编号\n甲渠整治,项目,市乌有局,\n乙湖公园,花园,,\n,,,\n丙站改造,项目,,999999\n丁桥加固,项目,,\n';
    const answer = (await send(csv)).json();
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
    const answer = (await send('工程,清单\n戊路拓宽,随便\n', `?dry=true&mapping=${mapping}`)).json();
    expect(answer).toMatchObject({ created: 1, findings: [] });
    expect(answer.columns).toContainEqual(
      expect.objectContaining({ name: '清单', as: null, sample: '随便', by: 'chosen' }),
    );
    expect((await send('工程,序\n戊路拓宽,1\n', '?dry=true')).json()).toMatchObject({
      created: 0,
      columns: [
        { name: '工程', as: null, sample: '戊路拓宽' },
        { name: '序', as: null, sample: '1' },
      ],
    });
    const odd = encodeURIComponent(JSON.stringify({ 工程: { field: 'colour' } }));
    expect((await send('工程\n戊路拓宽\n', `?mapping=${odd}`)).json()).toMatchObject({ code: 'invalid' });
    expect((await send('工程\n戊路拓宽\n')).json()).toMatchObject({ code: 'columns-missing' });
    expect((await send('工程\n戊路拓宽\n', '?mapping=%7B')).json()).toMatchObject({ code: 'invalid' });
  });

  it('takes in what the export of the ledger wrote, and changes nothing', async () => {
    const planner = await guise(app, 'planner');
    const csv = (await planner('GET', '/api/items.csv')).body;
    expect((await send(csv)).json()).toMatchObject({ created: 0, changed: 0 });
  });

  it('comes back from a choice of columns and another order', async () => {
    const planner = await guise(app, 'planner');
    const csv = (
      await planner('GET', '/api/items.csv?kind=project&order=budget&columns=number,title,lead,post,money')
    ).body;
    expect(csv.split('\r\n')[0]).toContain('编号,事项,牵头单位,责任岗位,总投资（万元）');
    const money = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',').at(-1)));
    expect(money.slice(0, 20)).toEqual([...money.slice(0, 20)].sort((a, b) => b - a));
    expect((await send(csv)).json()).toMatchObject({ created: 0, changed: 0 });
    const sheet = await planner('GET', '/api/items/sheet.csv?kind=project&stage=construction&order=budget');
    expect(sheet.statusCode).toBe(200);
    expect(sheet.body.split('\r\n')[1]).toContain('1,');
  });

  it('asks for a unit that nothing says, writes nothing before it is answered, and keeps the answer', async () => {
    const csv = '项目名称,总投资,2026年计划投资\n己渠整治,1.2,0.5\n';
    const asked = (await send(csv, '?dry=true')).json();
    expect(asked.columns.map((one: { open: string[] }) => one.open)).toEqual([[], ['unit'], ['unit']]);
    const refused = (await send(csv)).json();
    expect(refused).toMatchObject({ code: 'columns-open', detail: { columns: '总投资、2026年计划投资' } });
    const mapping = encodeURIComponent(
      JSON.stringify({
        总投资: { field: 'budget', unit: 'yi' },
        '2026年计划投资': { field: 'planned', unit: 'yi' },
      }),
    );
    expect((await send(csv, `?mapping=${mapping}`)).json()).toMatchObject({ created: 1, taken: true });
    const planner = await guise(app, 'planner');
    const { items } = (await planner('GET', `/api/items?words=${encodeURIComponent('己渠整治')}`)).json();
    expect(items).toMatchObject([{ budget: 12_000, invested: { planned: 5_000, completed: null } }]);
    const next = (await send('项目名称,总投资,2026年计划投资\n庚渠整治,2,1\n', '?dry=true')).json();
    expect(next.columns[1]).toMatchObject({ as: 'budget', unit: 'yi', by: 'kept', open: [] });
    expect(next.changes[0].fields).toContainEqual({ name: '总投资', from: '', to: '20000' });
  });

  it('becomes a job where there are too many rows to wait for', async () => {
    const before = await total();
    const rows = Array.from({ length: 2_001 }, (_, at) => `续建 ${at},项目`).join('\n');
    const answer = (await send(`事项,清单\n${rows}\n`)).json();
    expect(answer).toMatchObject({ created: 2_001, taken: false });
    expect(await total()).toBe(before);
    const worker = await work(test, () => new Date('2026-11-20T08:00:00Z'), { kinds: [ledger] });
    const planner = await guise(app, 'planner');
    let job = { state: 'waiting', result: null };
    while (job.state !== 'done' && job.state !== 'failed') {
      await pause(50);
      job = (await planner('GET', `/api/jobs/${answer.job}`)).json();
    }
    await worker.stop();
    expect(job).toMatchObject({ state: 'done', result: { created: 2_001, changed: 0 } });
    expect(await total()).toBe(before + 2_001);
  });

  it('is for the planning office', async () => {
    const reporter = await guise(app, 'reporter');
    const { payload, headers } = form(new TextEncoder().encode('事项\n甲\n'), 'a.csv');
    expect((await reporter('POST', '/api/items/intake', payload, headers)).statusCode).toBe(403);
  });
});

describe('the sheet of provincial offices', () => {
  it('says for every item what was aimed at, what is done, what comes next and who', async () => {
    const planner = await guise(app, 'planner');
    const sheet = (await planner('GET', '/api/items/sheet.csv?kind=project')).body
      .replace('\uFEFF', '')
      .split('\r\n');
    expect(sheet[0]).toBe('序号,重点任务,目标,工作举措,支持政策,进展情况,下一步安排,责任单位,清单,编号');
    expect(sheet.length).toBeGreaterThan(20);
    // What the clauses promise is said in their words.
    expect(sheet.slice(1).some((line: string) => line.split(',')[3]!.length > 4)).toBe(true);
    expect((await planner('GET', '/api/items/sheet.xlsx')).statusCode).toBe(200);
  });
});

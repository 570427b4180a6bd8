import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sample, sampleApp } from '../../testing/sample.ts';

let city: Sample;

beforeAll(async () => {
  // A later moment for each request, as there is in life.
  city = await sampleApp('2026-11-20T08:00:00Z', 1000);
}, 180_000);
afterAll(() => city?.close());

const as = async (role: string) => (await city.as(role)).ask;

describe('from clause to indicator', () => {
  it('proposes with the words of the clause, and a decision stays', async () => {
    const planner = await as('planner');
    const { body: list } = await planner('GET', '/api/documents');
    const { id } =
      list.documents.find((one: { kind: string }) => one.kind === 'recommendations') ?? list.documents[0];
    const url = `/api/documents/${id}/indicators`;
    const { status, body } = await planner('GET', url);
    expect(status, JSON.stringify(body)).toBe(200);
    const { body: document } = await planner('GET', `/api/documents/${id}`);
    const all = body.clauses.flatMap((clause: { eId: string; proposals: object[] }) =>
      clause.proposals.map((one) => ({ eId: clause.eId, ...one })),
    );
    expect(all.length).toBeGreaterThan(40);
    for (const one of all) expect(document.text.slice(one.start, one.end)).toBe(one.reason);
    expect(body.clauses.some((one: { proposals: object[] }) => one.proposals.length === 0)).toBe(true);
    const open = all.filter((one: { state: string }) => one.state === 'proposed');
    const [yes, no] = open;
    const decide = (acts: object[]) => planner('POST', url, { acts });
    expect(
      (
        await decide([
          { eId: yes.eId, code: yes.code, verdict: 'accept' },
          { eId: no.eId, code: no.code, verdict: 'reject' },
        ])
      ).body,
    ).toMatchObject({ accepted: 1, rejected: 1 });
    const state = async (one: { eId: string; code: string }) =>
      (await planner('GET', url)).body.clauses
        .find((clause: { eId: string }) => clause.eId === one.eId)
        .proposals.find((other: { code: string }) => other.code === one.code).state;
    expect([await state(yes), await state(no)]).toEqual(['accepted', 'rejected']);
    const lineage = await planner('GET', `/api/documents/${id}/clauses/${yes.eId}`);
    expect(JSON.stringify(lineage.body.indicators)).toContain(yes.name.zh);
    await decide([yes, no].map(({ eId, code }) => ({ eId, code, verdict: 'reopen' })));
    expect([await state(yes), await state(no)]).toEqual(['proposed', 'proposed']);
    expect((await decide([{ eId: yes.eId, code: 'NOTHING', verdict: 'accept' }])).status).toBe(404);
  });
});

describe('an observation', () => {
  it('that is missing stays missing, and is never zero', async () => {
    const planner = await as('planner');
    const { body: list } = await planner('GET', '/api/indicators');
    const trade = list.indicators.find((one: { code: string }) => one.code === 'TRADE');
    const observation = { indicator: trade.id, area: 'wushi', period: '2030', value: null, missing: '待补' };
    await planner('POST', '/api/observations', { source: '试', observations: [observation] });
    const { body } = await planner('GET', `/api/indicators/${trade.id}`);
    expect(body.observations.find((one: { period: string }) => one.period === '2030')).toMatchObject({
      value: null,
      missing: '待补',
    });
  });
});

describe('import of observations', () => {
  const upload = async (csv: string | Buffer, query = '') =>
    (await city.as('planner')).send(`/api/observations/import${query}`, '数据.csv', Buffer.from(csv));
  const csv = '地区,年份,TRADE,PM25\n沄东区,2026,160,36\n沄西区,2026,70,34\n';

  it('says in a dry run what would be new, and records nothing', async () => {
    const { status, body } = await upload(csv);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ fresh: 4, revised: 0, errors: 0, recorded: null });
    expect(body.mapping.columns).toEqual(['area', 'period', '=TRADE', '=PM25']);
    expect((await upload(csv)).body.fresh).toBe(4);
  });

  it('records for good, and then knows what is known', async () => {
    expect((await upload(csv, '?dry=false')).body).toMatchObject({ recorded: 4 });
    expect((await upload(csv)).body).toMatchObject({ fresh: 0, unchanged: 4 });
    const revised = csv.replace('160', '161');
    expect((await upload(revised)).body).toMatchObject({ revised: 1, unchanged: 3 });
  });

  it('records nothing at all while a row is wrong, unless the sound ones are asked for', async () => {
    const wrong = '地区,年份,TRADE\n沄东区,2027,150\n火星区,2027,1\n沄西区,2027,很多\n';
    const refused = await upload(wrong, '?dry=false');
    expect(refused.body).toMatchObject({ errors: 2, recorded: 0 });
    expect(refused.body.faults.map((one: { line: number; code: string }) => [one.line, one.code])).toEqual([
      [3, 'area'],
      [4, 'value'],
    ]);
    expect((await upload(wrong, '?dry=false&partly=true')).body.recorded).toBe(1);
  });

  it('asks about a figure that looks like another unit', async () => {
    const { body } = await upload('地区,年份,TRADE\n沄东区,2028,1500000\n');
    expect(body).toMatchObject({ errors: 0, warnings: 1, faults: [{ code: 'jump', severity: 'warning' }] });
  });

  it('refuses a mapping that does not fit the table, and a file that is none', async () => {
    const mapping = encodeURIComponent(JSON.stringify({ columns: ['area'] }));
    expect((await upload(csv, `?mapping=${mapping}`)).status).toBe(400);
    expect((await upload(Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]))).status).toBe(415);
    expect((await upload('')).body.code).toBe('file-empty');
  });

  it('takes back what it exports', async () => {
    const planner = await as('planner');
    const { body: table } = await planner('GET', '/api/observations/table/csv');
    const { body } = await upload(table as Buffer);
    expect(body).toMatchObject({ errors: 0, fresh: 0, revised: 0 });
    expect(body.unchanged).toBeGreaterThan(800);
  });
});

import { faults } from '@luodi/domain/index/framework';
import { type TestDatabase, testDatabase } from '@luodi/store/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../app.ts';
import { firstStart } from '../../first.ts';

let test: TestDatabase;
let app: FastifyInstance;
let now = new Date('2026-11-20T08:00:00Z');
/** A later moment for each request, as there is in life. */
const clock = () => {
  now = new Date(now.getTime() + 1000);
  return now;
};

beforeAll(async () => {
  test = await testDatabase();
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

/** The session of somebody who looks as a role. */
async function cookieOf(role: string): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/guise',
    payload: { role },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  return [answer.headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ');
}

async function as(role: string) {
  const cookie = await cookieOf(role);
  return async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
    const response = await app.inject({
      method,
      url,
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      ...(payload ? { payload } : {}),
    });
    const isJson = String(response.headers['content-type']).includes('json');
    return { status: response.statusCode, body: isJson ? response.json() : response.body };
  };
}

describe('a framework', () => {
  it('begins from the template, its indicators linked to those that are here and the rest made', async () => {
    const planner = await as('planner');
    const { status, body } = await planner('POST', '/api/frameworks', {
      name: '试编指数',
      basis: 'district',
      template: 'plan',
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.nodes.filter((one: { level: number }) => one.level === 1)).toHaveLength(54);
    expect(faults(body.nodes)).toEqual([]);
    const { body: list } = await planner('GET', '/api/indicators');
    const codes = list.indicators.map((one: { code: string }) => one.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toContain('SISTER_CITIES');
    const { body: result } = await planner('POST', `/api/frameworks/${body.id}/results`, { period: '2025' });
    expect(result.ranks).toHaveLength(6);
    expect(result.findings.map((one: { code: string }) => one.code)).toContain('no-data');
  });

  it('keeps every saved version with its reason, and an unfinished draft too', async () => {
    const planner = await as('planner');
    const { body: made } = await planner('POST', '/api/frameworks', { name: '草稿', basis: 'district' });
    const url = `/api/frameworks/${made.id}`;
    const { status, body } = await planner('PUT', url, {
      version: 1,
      reason: '改名',
      nodes: made.nodes.map((one: object) => ({ ...one, nameEn: 'x' })),
      recipe: made.recipe,
    });
    expect(status, JSON.stringify(body)).toBe(200);
    const { body: past } = await planner('GET', `${url}/versions`);
    expect(
      past.versions.map((one: { version: number; reason: string }) => [one.version, one.reason]),
    ).toEqual([
      [1, '评价指数'],
      [2, '改名'],
    ]);
    const again = await planner('PUT', url, {
      version: 1,
      reason: '迟了',
      nodes: made.nodes,
      recipe: made.recipe,
    });
    expect(again.status).toBe(409);
    const computed = await planner('POST', `${url}/results`, { period: '2025' });
    expect(computed).toMatchObject({ status: 422, body: { code: 'framework-invalid' } });
    const adopted = await planner('POST', `${url}/adoption`, { version: 2, year: 2026, reason: '通过' });
    expect(adopted.status).toBe(422);
  });

  it('refuses a tree that is broken, and a recipe the engine does not know', async () => {
    const planner = await as('planner');
    const { body: made } = await planner('POST', '/api/frameworks', { name: '坏', basis: 'district' });
    const put = (change: object) =>
      planner('PUT', `/api/frameworks/${made.id}`, {
        version: 1,
        reason: '试',
        nodes: made.nodes,
        recipe: made.recipe,
        ...change,
      });
    expect((await put({ nodes: [...made.nodes, made.nodes[1]] })).body.code).toBe('framework-invalid');
    expect((await put({ recipe: { normalise: { method: 'magic' }, aggregate: {} } })).body.code).toBe(
      'framework-invalid',
    );
    const ghost = { ...made.nodes[1], code: 'X', level: 1, parent: made.nodes[1].code, indicator: 'nobody' };
    expect((await put({ nodes: [...made.nodes, ghost] })).body.code).toBe('framework-invalid');
  });

  it('is frozen once adopted for a year, and goes on as a draft of its own', async () => {
    const planner = await as('planner');
    const { body: copy } = await planner('POST', '/api/frameworks', {
      name: '2026',
      basis: 'district',
      from: 'index',
    });
    const adopted = await planner('POST', `/api/frameworks/${copy.id}/adoption`, {
      version: 1,
      year: 2026,
      reason: '市长办公会通过',
    });
    expect(adopted).toMatchObject({ status: 200, body: { state: 'adopted', adoptedFor: 2026, version: 2 } });
    const put = await planner('PUT', `/api/frameworks/${copy.id}`, {
      version: 2,
      reason: '再改',
      nodes: copy.nodes,
      recipe: copy.recipe,
    });
    expect(put).toMatchObject({ status: 409, body: { code: 'frozen' } });
    const weigh = await planner('PUT', `/api/frameworks/${copy.id}/weighings`, {
      node: 'HUB',
      method: 'allocation',
      expert: '甲',
      given: { TRADE: 1 },
    });
    expect(weigh.status).toBe(409);
    const next = await planner('POST', '/api/frameworks', { name: '2027', basis: 'district', from: copy.id });
    expect(next.body).toMatchObject({ state: 'draft', adoptedFor: null });
    const evaluator = await as('evaluator');
    const refused = await evaluator('POST', `/api/frameworks/${next.body.id}/adoption`, {
      version: 1,
      year: 2027,
      reason: '越权',
    });
    expect(refused.status).toBe(403);
  });
});

describe('weights by experts', () => {
  it('are collected from each once, replaced by the same expert, and taken back', async () => {
    const leader = await as('leader');
    const file = (expert: string, given: object) =>
      leader('PUT', '/api/frameworks/index/weighings', { node: 'HUB', method: 'allocation', expert, given });
    expect((await file('甲', { TRADE: 60, PARCELS: 40 })).status).toBe(200);
    expect((await file('乙', { TRADE: 20, LOGISTICS_COST: 80 })).status).toBe(200);
    expect((await file('甲', { TRADE: 50, PARCELS: 50 })).status).toBe(200);
    const { body } = await leader('GET', '/api/frameworks/index/weighings');
    expect(body.weighings.map((one: { expert: string; given: object }) => [one.expert, one.given])).toEqual([
      ['乙', { TRADE: 20, LOGISTICS_COST: 80 }],
      ['甲', { TRADE: 50, PARCELS: 50 }],
    ]);
    const gone = await leader('DELETE', `/api/frameworks/index/weighings/${body.weighings[0].id}`);
    expect(gone.status).toBe(200);
    expect((await leader('GET', '/api/frameworks/index/weighings')).body.weighings).toHaveLength(1);
  });

  it('refuse what is not below the node and what is off the scale', async () => {
    const leader = await as('leader');
    const file = (given: object) =>
      leader('PUT', '/api/frameworks/index/weighings', {
        node: 'HUB',
        method: 'pairwise',
        expert: '丙',
        given,
      });
    expect((await file({ 'TRADE INCOME': 3 })).body.code).toBe('framework-invalid');
    expect((await file({ 'TRADE PARCELS': 30 })).body.code).toBe('framework-invalid');
    expect((await file({ 'TRADE PARCELS': 3 })).status).toBe(200);
  });
});

describe('a result', () => {
  it('is made again to the byte, whatever was observed since', async () => {
    const planner = await as('planner');
    const { body: result } = await planner('POST', '/api/frameworks/index/results', { period: '2025' });
    const again = () => planner('POST', `/api/frameworks/index/results/${result.id}/again`, {});
    expect((await again()).body).toEqual({ same: true, kept: result.hash, made: result.hash, differs: [] });
    const { body: list } = await planner('GET', '/api/indicators');
    const trade = list.indicators.find((one: { code: string }) => one.code === 'TRADE');
    const recorded = await planner('POST', '/api/observations', {
      source: '修订',
      observations: [{ indicator: trade.id, area: 'yundong', period: '2025', value: 9999 }],
    });
    expect(recorded.body.recorded).toBe(1);
    expect((await again()).body.same).toBe(true);
    const { body: later } = await planner('POST', '/api/frameworks/index/results', { period: '2025' });
    expect(later.dataHash).not.toBe(result.dataHash);
    const { body: framework } = await planner('GET', '/api/frameworks');
    const own = framework.frameworks.find((one: { id: string }) => one.id === 'index');
    const changed = await planner('PUT', '/api/frameworks/index', {
      version: own.version,
      reason: '权重调整',
      nodes: own.nodes.map((one: { code: string }) => (one.code === 'HUB' ? { ...one, weight: 0.5 } : one)),
      recipe: own.recipe,
    });
    expect(changed.status).toBe(200);
    expect((await again()).body.same).toBe(true);
    const { body: results } = await planner('GET', '/api/frameworks/index/results');
    expect(results.results[0].id).toBe(later.id);
  });

  it('says what differs where somebody has written into the database', async () => {
    const planner = await as('planner');
    const { body: result } = await planner('POST', '/api/frameworks/index/results', { period: '2024' });
    const { Client } = (await import('pg')).default;
    const client = new Client({ connectionString: test.ownerUrl });
    await client.connect();
    await client.query('set row_security = off').catch(() => undefined);
    await client.query(`update index_result set cells = jsonb_set(cells, '{0,score}', '77') where id = $1`, [
      result.id,
    ]);
    await client.end();
    const { body } = await planner('POST', `/api/frameworks/index/results/${result.id}/again`, {});
    expect(body).toMatchObject({ same: false, differs: ['scores'] });
  });

  it('leaves as a table that joins a map by the code of the area', async () => {
    const planner = await as('planner');
    const { body: result } = await planner('GET', '/api/frameworks/index/results/latest?period=2025');
    const { body: table } = await planner('GET', `/api/frameworks/index/results/${result.id}/table/csv`);
    const [head, first] = table.split('\r\n');
    expect(head).toMatch(/^\uFEFF区划代码,地区,时期,名次/);
    expect(first.split(',')[0]).toMatch(/^JC\d+$/);
    expect(table.trim().split('\r\n')).toHaveLength(7);
  });

  it('of the whole city compares it with itself over the years, and ranks nothing', async () => {
    const planner = await as('planner');
    const { body: made } = await planner('POST', '/api/frameworks', {
      name: '全市进展',
      basis: 'city',
      from: 'index',
    });
    const { status, body } = await planner('POST', `/api/frameworks/${made.id}/results`, { period: '2025' });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.ranks).toEqual([{ area: 'jiangcheng', rank: null, low: null, high: null }]);
    const { body: panel } = await planner('GET', `/api/frameworks/${made.id}/panel`);
    expect(panel.rows.map((one: { period: string }) => one.period)).toEqual([
      '2020',
      '2021',
      '2022',
      '2023',
      '2024',
      '2025',
    ]);
  });
});

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
  const upload = async (csv: string | Buffer, query = '') => {
    const cookie = await cookieOf('planner');
    const boundary = 'x-boundary';
    const payload = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="数据.csv"\r\ncontent-type: text/csv\r\n\r\n`,
      ),
      Buffer.from(csv),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const response = await app.inject({
      method: 'POST',
      url: `/api/observations/import${query}`,
      payload,
      headers: {
        cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
    });
    return { status: response.statusCode, body: response.json() };
  };
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
    const { body } = await upload(table);
    expect(body).toMatchObject({ errors: 0, fresh: 0, revised: 0 });
    expect(body.unchanged).toBeGreaterThan(800);
  });
});

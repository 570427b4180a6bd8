import { faults, settled } from '@luodi/domain/index/framework';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, type Sample, sampleApp } from '../../testing/sample.ts';

let city: Sample;

beforeAll(async () => {
  // A later moment for each request, as there is in life.
  city = await sampleApp('2026-11-20T08:00:00Z', 1000);
}, 180_000);
afterAll(() => city?.close());

const as = async (role: string) => (await city.as(role)).ask;

describe('the sample', () => {
  it('has an index adopted for a year, from its template through the experts to the ranges of its ranks', async () => {
    const planner = await as('planner');
    const { body } = await planner('GET', '/api/frameworks');
    const adopted = body.frameworks.find((one: Row) => one.state === 'adopted');
    expect(adopted).toMatchObject({ id: 'centres', adoptedFor: 2026, version: 4 });
    expect(faults(adopted.nodes)).toEqual([]);
    for (const node of adopted.nodes.filter((one: Row) => one.level > 1))
      expect(node.clauses.length, node.code).toBeGreaterThan(0);
    const { body: past } = await planner('GET', '/api/frameworks/centres/versions');
    expect(past.versions.map(({ at }: Row) => at.slice(0, 10))).toEqual([
      '2026-03-05',
      '2026-03-12',
      '2026-05-20',
      '2026-06-18',
    ]);
    const { body: said } = await planner('GET', '/api/frameworks/centres/weighings');
    for (const { node, method } of said.weighings)
      expect(settled(adopted.nodes, node, method, said.weighings)).toEqual(adopted.nodes);
    const { body: result } = await planner('GET', '/api/frameworks/centres/results/latest');
    expect(result).toMatchObject({ period: '2025', uncertainty: { runs: 500 } });
    expect(result.uncertainty.bands.length).toBeLessThan(6);
    const again = await planner('POST', `/api/frameworks/centres/results/${result.id}/again`, {});
    expect(again.body).toMatchObject({ same: true });
  });
});

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
    const below = async (): Promise<Row[]> =>
      (await leader('GET', '/api/frameworks/index/weighings')).body.weighings.filter(
        (one: Row) => one.node === 'HUB',
      );
    const filed = await below();
    expect(filed.map(({ expert, given }) => [expert, given])).toEqual([
      ['乙', { TRADE: 20, LOGISTICS_COST: 80 }],
      ['甲', { TRADE: 50, PARCELS: 50 }],
    ]);
    const gone = await leader('DELETE', `/api/frameworks/index/weighings/${filed[0]!.id}`);
    expect(gone.status).toBe(200);
    expect(await below()).toHaveLength(1);
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

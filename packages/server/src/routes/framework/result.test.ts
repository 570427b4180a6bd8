import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { indexResults } from '@luodi/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobKind } from '../../jobs/kind.ts';
import { uncertainty } from '../../jobs/uncertainty.ts';
import { work } from '../../jobs/work.ts';
import { type Row, type Sample, sampleApp } from '../../testing/sample.ts';

let city: Sample;

beforeAll(async () => {
  // A later moment for each request, as there is in life.
  city = await sampleApp('2026-11-20T08:00:00Z', 1000);
}, 180_000);
afterAll(() => city?.close());

const as = async (role: string) => (await city.as(role)).ask;

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
    const client = new Client({ connectionString: city.test.ownerUrl });
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
    const text = table.toString();
    const lines = text.split('\r\n').slice(0, -1);
    const [head, first] = lines;
    expect(head).toMatch(/^\uFEFF区划代码,地区,时期,名次/);
    expect(first?.split(',')[0]).toMatch(/^JC\d+$/);
    expect(lines).toHaveLength(7);
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

describe('the ranges of ranks', () => {
  const design = {
    weights: { noise: 0.25 },
    normalise: [{ method: 'minmax', range: [1, 100], over: 'pooled' }, { method: 'rank' }],
    samples: 1000,
    seed: 7,
  };
  const vintage = '2026-11-20T08:00:01.000Z';
  const ask = async (planner: Awaited<ReturnType<typeof as>>): Promise<string> => {
    const { status, body } = await planner('POST', '/api/frameworks/index/uncertainty', {
      period: '2025',
      vintage,
      design,
    });
    expect(status, JSON.stringify(body)).toBe(200);
    return body.id;
  };
  const working = (kind: JobKind = uncertainty) =>
    work(city.test, () => new Date('2026-11-20T09:00:00Z'), { kinds: [kind] });
  /** The job as it is, but that it waits half-way to be told to stop. */
  const halting = () => {
    let reach = () => {};
    const half = new Promise<void>((resolve) => {
      reach = resolve;
    });
    const kind: typeof uncertainty = {
      ...uncertainty,
      run: (job) =>
        uncertainty.run({
          ...job,
          async progress(done, total, checkpoint) {
            await job.progress(done, total, checkpoint);
            if (done !== 500) return;
            reach();
            if (!job.signal.aborted) await once(job.signal, 'abort');
            job.signal.throwIfAborted();
          },
        }),
    };
    return { half, kind };
  };
  const until = async (
    planner: Awaited<ReturnType<typeof as>>,
    id: string,
    wanted: (job: Row) => boolean,
  ): Promise<Row> => {
    for (;;) {
      const { body } = await planner('GET', `/api/jobs/${id}`);
      if (wanted(body)) return body;
      await pause(5);
    }
  };
  const kept = async (id: string) => {
    const { hash, ranks, uncertainty } = await city.test.transact(
      { jurisdiction: 'jiangcheng', actor: 'tester', at: '2026-11-20T10:00:00Z' },
      (tx) => indexResults.get(tx, id),
    );
    return JSON.stringify({ hash, ranks, uncertainty });
  };
  let undisturbed = '';

  it('are computed by a job that says how far it is, and made again to the byte from recipe, vintage, version and seed', async () => {
    const planner = await as('planner');
    const id = await ask(planner);
    const seen: number[] = [];
    const worker = await working();
    const job = await until(planner, id, ({ state, done }) => {
      if (seen.at(-1) !== done) seen.push(done);
      return state === 'done' || state === 'failed';
    });
    await worker.stop();
    expect(job).toMatchObject({ state: 'done', done: 1000, total: 1000, result: id });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    undisturbed = await kept(id);
    const { ranks } = JSON.parse(undisturbed) as { ranks: Row[] };
    for (const { rank, low, high } of ranks) expect(low <= rank && rank <= high).toBe(true);
    const again = await planner('POST', `/api/frameworks/index/results/${id}/again`, {});
    expect(again.body).toMatchObject({ same: true, differs: [] });
  });

  it('come out the same to the byte when the server was stopped half-way and started again', async () => {
    const planner = await as('planner');
    const { half, kind } = halting();
    const id = await ask(planner);
    const first = await working(kind);
    await half;
    await first.stop();
    expect(await until(planner, id, () => true)).toMatchObject({ state: 'waiting', done: 500, total: 1000 });
    const second = await working();
    const job = await until(planner, id, ({ state }) => state === 'done' || state === 'failed');
    await second.stop();
    expect(job.state).toBe('done');
    expect(await kept(id)).toBe(undisturbed);
  });

  it('come out the same to the byte when somebody cancelled, and went on later', async () => {
    const planner = await as('planner');
    const { half, kind } = halting();
    const id = await ask(planner);
    const first = await working(kind);
    await half;
    expect((await planner('POST', `/api/jobs/${id}/cancellation`, {})).status).toBe(200);
    await until(planner, id, ({ state }) => state === 'cancelled');
    await first.stop();
    expect((await planner('GET', '/api/frameworks/index/results')).body.results[0].id).not.toBe(id);
    const second = await working();
    expect((await planner('POST', `/api/jobs/${id}/retry`, {})).status).toBe(200);
    await until(planner, id, ({ state }) => state === 'done');
    await second.stop();
    expect(await kept(id)).toBe(undisturbed);
  });
});

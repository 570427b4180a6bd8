import { setTimeout as pause } from 'node:timers/promises';
import { type TestDatabase, testDatabase } from '@luodi/store/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';
import { firstStart } from './first.ts';
import { enqueue } from './jobs/kind.ts';
import { tidying } from './jobs/tidying.ts';
import { work } from './jobs/work.ts';

let test: TestDatabase;
let app: FastifyInstance;
const clock = () => new Date('2026-11-20T08:00:00Z');

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

/** A browser of somebody who looks as a role. */
async function as(role: string) {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/guise',
    payload: { role },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  const cookie = [answer.headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ');
  return async (method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, payload?: object) => {
    const response = await app.inject({
      method,
      url,
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      ...(payload ? { payload } : {}),
    });
    return {
      status: response.statusCode,
      body: String(response.headers['content-type']).includes('json') ? response.json() : response.body,
    };
  };
}

describe('sign-in', () => {
  it('tells a stranger who may come in, and nothing else', async () => {
    const doors = await app.inject({ url: '/api/doors' });
    expect(doors.json()).toMatchObject({ sample: true });
    expect(doors.json().guises.map((one: { role: string }) => one.role)).toContain('planner');
    const refused = await app.inject({ url: '/api/documents' });
    expect(refused.statusCode).toBe(401);
    expect(refused.json().code).toBe('unauthenticated');
  });

  it('refuses a write that another site started', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/guise',
      payload: { role: 'planner' },
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.statusCode).toBe(403);
  });

  it('refuses parameters it does not know', async () => {
    const planner = await as('planner');
    expect(await planner('GET', '/api/items?wrods=1')).toMatchObject({
      status: 400,
      body: { code: 'invalid' },
    });
  });

  it('lets the public see no working screen', async () => {
    const citizen = await as('public');
    expect((await citizen('GET', '/api/documents')).status).toBe(403);
  });
});

describe('jobs', () => {
  const ask = (madeBy: string) =>
    test.transact({ jurisdiction: 'jiangcheng', actor: madeBy, at: clock() }, (tx) =>
      enqueue(tx, tidying, {}),
    );

  it('are seen, stopped and tried again by who asked for them, and by nobody else', async () => {
    const planner = await as('planner');
    const reporter = await as('reporter');
    const { body: me } = await planner('GET', '/api/me');
    const { id } = await ask(me.person.id);
    expect((await planner('GET', '/api/jobs')).body.jobs).toMatchObject([{ id, state: 'waiting' }]);
    expect((await reporter('GET', '/api/jobs')).body.jobs).toEqual([]);
    expect((await reporter('GET', `/api/jobs/${id}`)).status).toBe(403);
    expect((await reporter('POST', `/api/jobs/${id}/cancellation`)).status).toBe(403);
    expect((await planner('GET', '/api/jobs?whose=all')).status).toBe(403);
    const stopped = await planner('POST', `/api/jobs/${id}/cancellation`);
    expect(stopped).toMatchObject({ status: 200, body: { state: 'cancelled', title: '清理旧任务记录' } });
    expect(await planner('POST', `/api/jobs/${id}/cancellation`)).toMatchObject({
      status: 409,
      body: { code: 'job-state' },
    });
    expect((await planner('POST', `/api/jobs/${id}/retry`)).body.state).toBe('waiting');
  });

  it('that waited and were cancelled never run; that were tried again do', async () => {
    const planner = await as('planner');
    const { body: me } = await planner('GET', '/api/me');
    const { id: never } = await ask(me.person.id);
    const { id: later } = await ask(me.person.id);
    for (const id of [never, later]) await planner('POST', `/api/jobs/${id}/cancellation`);
    await planner('POST', `/api/jobs/${later}/retry`);
    const worker = await work(test, clock);
    for (let state = ''; state !== 'done'; await pause(30))
      state = (await planner('GET', `/api/jobs/${later}`)).body.state;
    await worker.stop();
    expect((await planner('GET', `/api/jobs/${never}`)).body).toMatchObject({
      state: 'cancelled',
      attempt: 0,
    });
  });
});

describe('the thin circle', () => {
  it('leads from the front page to the clause and its exact words', async () => {
    const planner = await as('planner');
    const { body: overview } = await planner('GET', '/api/overview');
    expect(overview.articles.length).toBeGreaterThan(40);
    const { body: list } = await planner('GET', '/api/items?limit=5');
    expect(list.total).toBeGreaterThan(50);
    const { body: item } = await planner('GET', `/api/items/${list.items[0].id}`);
    const [clause] = item.clauses;
    const { body: lineage } = await planner('GET', `/api/documents/${clause.document}/clauses/${clause.eId}`);
    expect(lineage.clause.quotation).toContain(clause.quotation);
    expect(lineage.items.map((one: { id: string }) => one.id)).toContain(list.items[0].id);
  });

  it('tells on the front page what people did, never what the system loaded', async () => {
    const planner = await as('planner');
    const { body: overview } = await planner('GET', '/api/overview');
    expect(overview.recent.map((one: { by: string }) => one.by)).not.toContain('system');
    expect(overview.recent.map((one: { act: string }) => one.act)).not.toContain('load');
  });

  it('has filings on most of what is under way, and a few owners on paper', async () => {
    const planner = await as('planner');
    const { body: radar } = await planner('GET', '/api/radar');
    const count = (code: string) => radar.alarms.filter((one: { code: string }) => one.code === code).length;
    expect(radar.alarms.length).toBeLessThan(radar.watched / 4);
    for (const code of ['post-empty', 'holder-unseen', 'never-filed', 'stale', 'repeated'])
      expect(count(code), code).toBeGreaterThan(2);
    expect(count('never-filed')).toBeLessThan(radar.watched / 12);
  });

  it('keeps what was filed and counted before a merger or a renaming where it was', async () => {
    const planner = await as('planner');
    const heritage = async (path: string) => (await planner('GET', `/api/organisation/${path}`)).body;
    const former = await heritage('body/big-data/heritage?view=was');
    expect(former.filed).toBeGreaterThan(0);
    const own = await heritage('body/data/heritage?view=was');
    const whole = await heritage('body/data/heritage?view=now');
    const other = await heritage('body/services/heritage?view=was');
    expect(whole.filed).toBe(own.filed + former.filed + other.filed);
    const zone = await heritage('area/yungang-zone/heritage?view=was');
    const since = await heritage('area/yungang-zone/heritage?view=now');
    expect(zone.reorganisations).toMatchObject([{ kind: 'rename', from: [{ name: '沄港临港产业园' }] }]);
    expect([zone.placed.observations, since.placed.observations]).toEqual([2, 3]);
    expect(since.placed.items).toBe(zone.placed.items);
  });

  it('leads from a cell of the index to the indicator, the clause and its exact words', async () => {
    const planner = await as('planner');
    const { body } = await planner('GET', '/api/frameworks');
    const [framework] = body.frameworks;
    const { body: result } = await planner('GET', `/api/frameworks/${framework.id}/results/latest`);
    expect(result.ranks.map((one: { rank: number }) => one.rank).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const cell = result.cells.find((one: { value: number | null }) => one.value !== null);
    const node = framework.nodes.find((one: { code: string }) => one.code === cell.code);
    const { body: found } = await planner('GET', `/api/indicators/${node.indicator}`);
    const [clause] = found.indicator.clauses;
    const { body: lineage } = await planner('GET', `/api/documents/${clause.document}/clauses/${clause.eId}`);
    expect(lineage.clause.quotation).toContain(clause.quotation);
    expect(lineage.cells.map((one: { code: string }) => one.code)).toContain(cell.code);
  });

  it('computes the same index from the same observations, to the same hash', async () => {
    const planner = await as('planner');
    const { body: before } = await planner('GET', '/api/frameworks/index/results/latest');
    const { status, body: after } = await planner('POST', '/api/frameworks/index/results', {
      period: '2025',
      vintage: before.vintage,
    });
    expect(status, JSON.stringify(after)).toBe(200);
    expect(after.hash).toBe(before.hash);
  });

  it('reviews, undoes, and adopts what a person decided', async () => {
    const planner = await as('planner');
    const { body } = await planner('GET', '/api/documents');
    const outline = body.documents.find((one: { status: string }) => one.status === 'reviewing');
    const { body: detail } = await planner('GET', `/api/documents/${outline.id}`);
    const [first, second] = detail.proposals;
    const decided = await planner('POST', `/api/documents/${outline.id}/review`, {
      acts: [
        { act: 'accept', proposal: first.id, version: first.version },
        { act: 'reject', proposal: second.id, version: second.version },
      ],
    });
    expect(decided.body.proposals.map((one: { state: string }) => one.state)).toEqual([
      'accepted',
      'rejected',
    ]);
    const again = await planner('POST', `/api/documents/${outline.id}/review`, {
      acts: [{ act: 'reject', proposal: first.id, version: first.version }],
    });
    expect(again.body.conflicts).toEqual([first.id]);
    const undone = await planner('POST', `/api/documents/${outline.id}/review/${decided.body.decision}/undo`);
    expect(undone.body.proposals.map((one: { state: string }) => one.state)).toEqual([
      'proposed',
      'proposed',
    ]);
  });

  it('keeps an adopted edition frozen', async () => {
    const planner = await as('planner');
    const { body } = await planner('GET', '/api/documents');
    const adopted = body.documents.find((one: { status: string }) => one.status === 'adopted');
    const { body: detail } = await planner('GET', `/api/documents/${adopted.id}`);
    const [first] = detail.proposals;
    const refused = await planner('POST', `/api/documents/${adopted.id}/review`, {
      acts: [{ act: 'reopen', proposal: first.id, version: first.version }],
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'frozen' } });
  });

  it('files a month in the own body only, and locks what is submitted', async () => {
    const reporter = await as('reporter');
    const { body: me } = await reporter('GET', '/api/me');
    const own = me.posts[0].body;
    const { body: list } = await reporter('GET', `/api/items?body=${own}&limit=1`);
    const id = list.items[0].id;
    const filed = await reporter('PUT', `/api/items/${id}/updates/2026-11`, {
      version: 0,
      progress: 40,
      text: '完成外立面施工。',
      submit: true,
    });
    expect(filed, JSON.stringify(filed.body)).toMatchObject({
      status: 200,
      body: { state: 'submitted', progress: 40 },
    });
    const locked = await reporter('PUT', `/api/items/${id}/updates/2026-11`, {
      version: filed.body.version,
      progress: 45,
      text: '改一改。',
      submit: false,
    });
    expect(locked).toMatchObject({ status: 409, body: { code: 'locked' } });
    const { body: others } = await reporter('GET', '/api/items?limit=500');
    const foreign = others.items.find(
      (one: { lead: { body: string } | null }) => one.lead && one.lead.body !== own,
    );
    expect(
      (
        await reporter('PUT', `/api/items/${foreign.id}/updates/2026-11`, {
          version: 0,
          progress: 1,
          text: '',
          submit: false,
        })
      ).status,
    ).toBe(403);
  });

  it('answers the second of two savers with what the first changed', async () => {
    const planner = await as('planner');
    const { body: list } = await planner('GET', '/api/items?limit=1');
    const { id, version } = list.items[0];
    expect((await planner('PATCH', `/api/items/${id}`, { version, note: '甲' })).status).toBe(200);
    const late = await planner('PATCH', `/api/items/${id}`, { version, note: '乙' });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: { current: { note: '甲' } } },
    });
  });

  it('looks at a page as of an earlier moment', async () => {
    const planner = await as('planner');
    const { body: then } = await planner('GET', '/api/items?limit=1&asOf=2020-01-01T00:00:00Z');
    expect(then.total).toBe(0);
  });

  it('imports a file in stages and recognises the same bytes', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/guise',
      payload: { role: 'planner' },
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    const cookie = [answer.headers['set-cookie']]
      .flat()
      .map((one) => String(one).split(';')[0])
      .join('; ');
    const upload = () => {
      const boundary = '----luodi';
      return app.inject({
        method: 'POST',
        url: '/api/documents',
        headers: {
          cookie,
          'sec-fetch-site': 'same-origin',
          'content-type': `multipart/form-data; boundary=${boundary}`,
        },
        payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="plan.txt"\r\nContent-Type: text/plain\r\n\r\n1.修桥。建设滨江大桥、北岸公园。\n2.改革。深化供水改革。\r\n--${boundary}--\r\n`,
      });
    };
    const stages = (body: string) =>
      body
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const first = stages((await upload()).body);
    expect(first.map((one) => one.stage)).toEqual([
      'received',
      'decoded',
      'structured',
      'extracted',
      'saved',
      'done',
    ]);
    expect(stages((await upload()).body).at(-1)).toMatchObject({ known: true });
  });

  it('exports the ledger as a workbook and as CSV that Excel opens in Chinese', async () => {
    const planner = await as('planner');
    const csv = await planner('GET', '/api/items.csv');
    expect(String(csv.body).startsWith('\uFEFF编号,清单')).toBe(true);
    expect((await planner('GET', '/api/items.xlsx')).status).toBe(200);
  });

  it('proves the audit chain to the auditor', async () => {
    const auditor = await as('supervisor');
    expect((await auditor('POST', '/api/audit/verification')).body).toMatchObject({
      whole: true,
      broken: null,
    });
  });

  it('describes itself as OpenAPI 3.1', async () => {
    const answer = await app.inject({ url: '/api/openapi.json' });
    expect(answer.json().openapi).toBe('3.1.0');
  });
});

describe('where each clause went', () => {
  it('is decided by a planner, keeps what another decided meanwhile, and can be taken back', async () => {
    const planner = await as('planner');
    const { body } = await planner('GET', '/api/documents');
    const of = (kind: string) => body.documents.find((one: { kind: string }) => one.kind === kind).id;
    const url = `/api/documents/${of('recommendations')}/carried/${of('outline')}`;
    const { body: found } = await planner('GET', url);
    const clause = found.clauses.find(
      (one: { proposed: { into: string[] } }) => one.proposed.into.length > 0,
    );
    const act = (version: number | null, state: string, into: string[]) => ({
      acts: [{ eId: clause.eId, version, verdict: { state, into, note: null } }],
    });
    const { body: done } = await planner('POST', url, act(null, 'carried', clause.proposed.into.slice(0, 1)));
    expect(done).toMatchObject({
      conflicts: [],
      decisions: [{ decision: { state: 'carried', version: 1 } }],
    });
    // Somebody who had not seen that decision changes nothing, and is shown it.
    const { body: late } = await planner('POST', url, act(null, 'missing', []));
    expect(late).toMatchObject({ conflicts: [clause.eId], decisions: [{ decision: { state: 'carried' } }] });
    const { body: changed } = await planner('POST', url, act(1, 'missing', []));
    expect(changed).toMatchObject({
      conflicts: [],
      decisions: [{ decision: { state: 'missing', version: 2 } }],
    });
    const { body: back } = await planner('POST', url, {
      acts: [{ eId: clause.eId, version: 2, verdict: null }],
    });
    expect(back).toMatchObject({ conflicts: [], decisions: [{ decision: null }] });
  });

  it('refuses a clause that the other document does not have, and whoever is no planner', async () => {
    const planner = await as('planner');
    const { body } = await planner('GET', '/api/documents');
    const [first, second] = body.documents;
    const url = `/api/documents/${first.id}/carried/${second.id}`;
    const { body: found } = await planner('GET', url);
    const payload = {
      acts: [
        {
          eId: found.clauses[0].eId,
          version: null,
          verdict: { state: 'carried', into: ['nowhere'], note: null },
        },
      ],
    };
    expect(await planner('POST', url, payload)).toMatchObject({
      status: 422,
      body: { code: 'carried-invalid' },
    });
    expect((await (await as('leader'))('POST', url, payload)).status).toBe(403);
  });
});

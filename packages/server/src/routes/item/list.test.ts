import { randomUUID } from 'node:crypto';
import type { ItemDetail, ItemRow, Schedule } from '@luodi/contract';
import { type TestDatabase, testDatabase } from '@luodi/store/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../app.ts';
import { firstStart } from '../../first.ts';

let test: TestDatabase;
let app: FastifyInstance;
let planner: Awaited<ReturnType<typeof as>>;
let reporter: Awaited<ReturnType<typeof as>>;
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
  planner = await as('planner');
  reporter = await as('reporter');
}, 300_000);
afterAll(async () => {
  await app?.close();
  await test?.close();
});

async function as(role: string) {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const answer = await app.inject({ method: 'POST', url: '/api/guise', payload: { role }, headers });
  const cookie = [answer.headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ');
  return async <T = Record<string, never>>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    url: string,
    payload?: object,
  ): Promise<{ status: number; body: T & { code?: string } }> => {
    const response = await app.inject({
      method,
      url,
      headers: { ...headers, cookie },
      ...(payload ? { payload } : {}),
    });
    return { status: response.statusCode, body: response.json() };
  };
}
type Page = { total: number; items: ItemRow[]; groups: { key: string | null; count: number }[] };
const page = async (query: string) => (await planner<Page>('GET', `/api/items?${query}`)).body;
const item = async (id: string) => (await planner<ItemDetail>('GET', `/api/items/${id}`)).body;

describe('the ledger', () => {
  it('shows all, and a list the major ones', async () => {
    const all = await page('limit=500');
    expect(all.total).toBeGreaterThanOrEqual(300);
    const major = await page('kind=project&grade=major&limit=500');
    expect(major.items.every((one) => one.kind === 'project' && one.grade === 'major')).toBe(true);
    expect(major.total).toBeLessThan((await page('kind=project')).total);
  });

  it('filters and counts by the schedule status that the rows are shown with', async () => {
    const all = (await page('limit=500')).items;
    const { groups } = await page('group=schedule&limit=1');
    const counted: Record<string, number> = {};
    for (const one of all) counted[one.schedule] = (counted[one.schedule] ?? 0) + 1;
    expect(Object.fromEntries(groups.map((one) => [one.key, one.count]))).toEqual(counted);
    for (const [status, count] of Object.entries(counted))
      expect((await page(`schedule=${status}`)).total, status).toBe(count);
  });

  it('counts by every column, and each filter finds what was counted', async () => {
    for (const group of ['kind', 'grade', 'official', 'evidence', 'stage', 'body', 'leader', 'area', 'tag']) {
      const [most] = (await page(`group=${group}&limit=1`)).groups.filter((one) => one.key !== null);
      const found = await page(`${group}=${encodeURIComponent(most!.key!)}&limit=1`);
      // A body counts what it leads; its filter finds what it supports, too.
      if (group === 'body') expect(found.total).toBeGreaterThanOrEqual(most!.count);
      else expect(found.total, group).toBe(most!.count);
    }
  });

  it('changes many alike, and leaves and names what somebody changed meanwhile', async () => {
    const [a, b] = (await page('owner=without&limit=2')).items as [ItemRow, ItemRow];
    await planner('PATCH', `/api/items/${b.id}`, { version: b.version, note: '先改一步' });
    const { body } = await planner<{ changed: string[]; conflicts: string[] }>('POST', '/api/items/bulk', {
      items: [a, b].map(({ id, version }) => ({ id, version })),
      change: { leadPost: 'drc-head' },
    });
    expect(body).toEqual({ changed: [a.id], conflicts: [b.id] });
    expect((await item(a.id)).row.lead?.post).toBe('drc-head');
  });

  it('lets a reporter change in bulk only what the own body leads', async () => {
    const other = (await page('body=water&limit=50')).items.find((one) => one.lead?.body === 'water');
    const refused = await reporter('POST', '/api/items/bulk', {
      items: [{ id: other!.id, version: other!.version }],
      change: { official: 'completed' },
    });
    expect(refused.status).toBe(403);
  });
});

describe('an item', () => {
  it('answers the second of two savers with the row as the first left it', async () => {
    const { row } = await item('item-030');
    await planner('PATCH', '/api/items/item-030', { version: row.version, physical: 12 });
    const second = await planner<{ detail: { current: { physical: number } } }>(
      'PATCH',
      '/api/items/item-030',
      {
        version: row.version,
        note: '晚到的修改',
      },
    );
    expect(second.status).toBe(409);
    expect(second.body.detail.current.physical).toBe(12);
  });

  it('keeps the goal first stated beside the current one, and so the day a milestone was due', async () => {
    const first = await item('item-031');
    await planner('PATCH', '/api/items/item-031', { version: first.row.version, goal: '建成30处' });
    await planner('PATCH', '/api/items/item-031', { version: first.row.version + 1, goal: '建成24处' });
    const made = await planner<ItemDetail>('POST', '/api/items/item-031/milestones', {
      title: '复核',
      due: '2027-03-31',
    });
    const step = made.body.milestones.find((one) => one.title === '复核')!;
    await planner('PATCH', `/api/items/item-031/milestones/${step.id}`, {
      version: step.version,
      due: '2027-06-30',
    });
    const then = await item('item-031');
    expect([then.goal, then.originalGoal]).toEqual(['建成24处', '建成30处']);
    expect(then.milestones.find((one) => one.id === step.id)).toMatchObject({
      due: '2027-06-30',
      originalDue: '2027-03-31',
    });
  });

  it('plans milestones at once: all of it, or none when somebody else was faster', async () => {
    const url = '/api/items/item-033/milestones';
    const none = { added: [], changed: [], removed: [] };
    const made = await planner<ItemDetail>('PUT', url, {
      ...none,
      added: [
        { title: '初设批复', due: '2027-01-31' },
        { title: '招标', due: '2027-03-31', duration: 20 },
      ],
    });
    expect(made.status).toBe(200);
    const find = (of: ItemDetail, title: string) => of.milestones.find((one) => one.title === title)!;
    const [first, second] = [find(made.body, '初设批复'), find(made.body, '招标')];
    const seen = ({ id, version }: typeof first) => ({ id, version });
    await planner('POST', `/api/milestones/${second.id}/waits`, {
      predecessor: first.id,
      kind: 'FS',
      lag: 0,
    });
    const moved = { ...seen(first), title: '初设批复', due: '2027-02-28' };
    expect((await planner('PUT', url, { ...none, changed: [moved] })).status).toBe(200);
    const late = await planner('PUT', url, {
      added: [{ title: '竣工', due: '2028-01-01' }],
      changed: [moved],
      removed: [seen(second)],
    });
    expect(late.body.code).toBe('conflict');
    const kept = await item('item-033');
    expect(kept.milestones.map((one) => one.title)).toContain('招标');
    expect(kept.milestones.map((one) => one.title)).not.toContain('竣工');
    const waits = (of: ItemDetail) => of.dependencies.filter((one) => one.successor.id === second.id);
    expect(waits(kept)).toHaveLength(1);

    // What is removed takes its links with it; who comes too late to change it is told; it can come back.
    const gone = await planner<ItemDetail>('PUT', url, { ...none, removed: [seen(second)] });
    expect(waits(gone.body)).toEqual([]);
    const back = { title: '招标', due: '2027-05-31' };
    const changed = await planner('PUT', url, { ...none, changed: [{ ...seen(second), ...back }] });
    expect(changed.body.code).toBe('conflict');
    const again = await planner<ItemDetail>('PUT', url, { ...none, added: [{ id: second.id, ...back }] });
    expect(find(again.body, '招标')).toMatchObject({
      id: second.id,
      due: '2027-05-31',
      originalDue: '2027-03-31',
      duration: 20,
    });
    const held = await planner('PUT', url, { ...none, added: [{ id: second.id, ...back }] });
    expect(held.body.code).toBe('conflict');

    // Those of another item, one twice, and those of nobody are refused.
    const twice = { ...none, changed: [moved], removed: [seen(first)] };
    expect((await planner('PUT', url, twice)).body.code).toBe('invalid');
    const other = '/api/items/item-032/milestones';
    expect((await planner('PUT', other, { ...none, removed: [seen(first)] })).status).toBe(404);
    const added = [{ ...back, id: randomUUID() }];
    expect((await planner('PUT', other, { ...none, added })).status).toBe(404);
  });

  it('keeps money by source and year, refuses the same year twice, and a version that is not the last', async () => {
    const { row } = await item('item-032');
    const money = {
      version: row.version,
      funding: [{ year: 2026, source: 'city', planned: 500, authorised: 400, committed: 300, paid: 200 }],
      investment: [
        { year: 2026, planned: 800, completed: 400 },
        { year: 2027, planned: 200, completed: null },
      ],
    };
    const saved = await planner<ItemDetail>('PUT', '/api/items/item-032/money', money);
    expect(saved.status).toBe(200);
    expect(saved.body.investment).toEqual(money.investment);
    expect((await planner('PUT', '/api/items/item-032/money', money)).status).toBe(409);
    const twice = {
      ...money,
      version: saved.body.row.version,
      investment: [money.investment[0], money.investment[0]],
    };
    expect((await planner('PUT', '/api/items/item-032/money', twice)).body.code).toBe('invalid');
    const before = await planner<ItemDetail>('GET', '/api/items/item-032?asOf=2026-11-20T07:59:00Z');
    expect(before.status).toBe(404);
  });

  it('goes through the gate when its nodes are reached, and back with a reason', async () => {
    const made = await planner<ItemDetail>('POST', '/api/items/new', {
      title: '示例路改造',
      kind: 'project',
      grade: 'ordinary',
    });
    const { id } = made.body.row;
    await planner('POST', `/api/items/${id}/template`, { template: 'project', start: '2026-09-28' });
    const laid = await item(id);
    expect(laid.milestones).toHaveLength(14);
    // 20 working days from 28 September 2026, over the national holiday and a Saturday worked in exchange.
    expect(laid.milestones[0]).toMatchObject({ title: '入库论证', due: '2026-10-29' });
    expect(laid.gate.map((one) => one.title)).toEqual(['入库论证']);
    const closed = await planner('POST', `/api/items/${id}/stage`, {
      version: laid.row.version,
      event: 'advance',
    });
    expect(closed.body.code).toBe('gate-closed');
    const [enter] = laid.milestones;
    await planner('PATCH', `/api/items/${id}/milestones/${enter!.id}`, {
      version: enter!.version,
      doneOn: '2026-10-20',
    });
    const open = await planner<ItemDetail>('POST', `/api/items/${id}/stage`, {
      version: laid.row.version,
      event: 'advance',
    });
    expect(open.body.row.stage).toBe('preparatory');
    const back = { version: open.body.row.version, event: 'back' };
    expect((await planner('POST', `/api/items/${id}/stage`, back)).body.code).toBe('reason-missing');
    expect((await planner('POST', `/api/items/${id}/stage`, { ...back, reason: '用地未落实' })).status).toBe(
      200,
    );
  });
});

describe('what items become', () => {
  it('keeps the former, leads both ways, and refuses to change what is superseded', async () => {
    const [a, b] = [await item('item-040'), await item('item-041')];
    const merged = await planner<{ items: string[] }>('POST', '/api/items/successions', {
      act: 'merge',
      from: [a, b].map(({ row }) => ({ id: row.id, version: row.version })),
      into: ['合并后的事项'],
      reason: '内容重复',
    });
    const next = await item(merged.body.items[0]!);
    expect(next.lineage.from.map((one) => one.id).sort()).toEqual(['item-040', 'item-041']);
    expect(next.clauses.length).toBeGreaterThan(0);
    const former = await item('item-040');
    expect(former.row.state).toBe('superseded');
    expect(former.lineage.to[0]).toMatchObject({ title: '合并后的事项', act: 'merge', reason: '内容重复' });
    const refused = await planner('PATCH', '/api/items/item-040', { version: former.row.version, note: 'x' });
    expect(refused.body.code).toBe('superseded');
    expect((await page('state=superseded&limit=500')).items.some((one) => one.id === 'item-040')).toBe(true);
    expect((await page('words=合并后的事项')).total).toBe(1);
  });

  it('refuses to merge one or to split into one', async () => {
    const { row } = await item('item-042');
    const from = [{ id: row.id, version: row.version }];
    for (const [act, into] of [
      ['merge', ['一']],
      ['split', ['一']],
      ['replace', ['一', '二']],
    ])
      expect(
        (await planner('POST', '/api/items/successions', { act, from, into, reason: '试' })).body.code,
      ).toBe('invalid');
  });

  it('shows clauses without an item and items without a clause, and links a clause by its exact words', async () => {
    const made = await planner<ItemDetail>('POST', '/api/items/new', {
      title: '没有条款的事项',
      kind: 'policy',
      grade: 'ordinary',
    });
    const { id } = made.body.row;
    type Open = { clauses: { document: string; eId: string; measures: number }[]; items: number };
    const open = (await planner<Open>('GET', '/api/items/uncovered')).body;
    expect(open.items).toBeGreaterThan(0);
    const clause = (await item('item-001')).clauses[0]!;
    const link = { document: clause.document, eId: clause.eId, quotation: clause.quotation, linked: true };
    const wrong = await planner('POST', `/api/items/${id}/clauses`, {
      ...link,
      quotation: '从来没有写过的话',
    });
    expect(wrong.body.code).toBe('invalid');
    const linked = await planner<ItemDetail>('POST', `/api/items/${id}/clauses`, link);
    expect(linked.body.clauses[0]?.quotation).toBe(clause.quotation);
    expect((await planner<Open>('GET', '/api/items/uncovered')).body.items).toBe(open.items - 1);
    const away = await planner<ItemDetail>('POST', `/api/items/${id}/clauses`, { ...link, linked: false });
    expect(away.body.clauses).toEqual([]);
  });
});

describe('the schedule', () => {
  it('tells early and late days, floats and the critical path of the items asked for', async () => {
    const { body } = await planner<Schedule>('GET', '/api/schedule?kind=project&grade=major&limit=20');
    expect(body.items).toHaveLength(20);
    for (const step of body.steps) {
      expect(step.totalFloat).toBeGreaterThanOrEqual(0);
      expect(step.lateFinish >= step.earlyFinish).toBe(true);
    }
    expect(body.steps.some((step) => step.critical)).toBe(true);
  });

  it('says what a slip moves, and refuses a link that closes a circle', async () => {
    const { body } = await planner<Schedule>('GET', '/api/schedule?kind=project&limit=100');
    const waits = new Set(body.steps.filter((step) => step.doneOn === null).map((step) => step.id));
    const open = body.links.find((link) => waits.has(link.successor) && waits.has(link.predecessor))!;
    const slip = await planner<{ moved: { id: string; by: number }[] }>(
      'GET',
      `/api/milestones/${open.predecessor}/slip?days=500`,
    );
    expect(slip.body.moved[0]).toMatchObject({ id: open.predecessor, by: 500 });
    const circle = await planner('POST', `/api/milestones/${open.predecessor}/waits`, {
      predecessor: open.successor,
      kind: 'FS',
      lag: 0,
    });
    expect(circle.body.code).toBe('link-cycle');
  });

  it('shows how it stood at an earlier moment', async () => {
    const { body } = await planner<Schedule>(
      'GET',
      `/api/schedule?item=item-001&baseline=${clock().toISOString()}`,
    );
    expect(body.steps.every((step) => step.baseline?.due === step.due)).toBe(true);
    const before = await planner<Schedule>(
      'GET',
      '/api/schedule?item=item-001&baseline=2020-01-01T00:00:00Z',
    );
    expect(before.body.steps.every((step) => step.baseline === null)).toBe(true);
  });
});

describe('lists, views and the calendar', () => {
  it('are the city’s to rename', async () => {
    const { lists } = (
      await planner<{ lists: { id: string; name: string; version: number }[] }>('GET', '/api/lists')
    ).body;
    expect(lists.map((one) => one.name)).toEqual(['重大项目', '重大政策', '重大平台', '重大改革']);
    const renamed = await planner('PATCH', '/api/lists/platform', {
      version: lists[2]!.version,
      name: '平台清单',
    });
    expect(renamed.status).toBe(200);
    expect((await reporter('PATCH', '/api/lists/platform', { version: 2, name: '别的' })).status).toBe(403);
  });

  it('keeps a view for its person, shows a shared one to all, and lets only its owner take it away', async () => {
    type Views = { views: { id: string; name: string; own: boolean; version: number }[] };
    await planner('POST', '/api/views', { name: '迟的', query: { schedule: 'late' }, shared: true });
    await planner('POST', '/api/views', { name: '自己的', query: { kind: 'reform' }, shared: false });
    const seen = (await reporter<Views>('GET', '/api/views')).body.views;
    expect(seen.map((one) => one.name)).toEqual(['迟的']);
    const [late] = seen;
    expect(
      (await reporter('POST', `/api/views/${late!.id}/removal`, { version: late!.version })).status,
    ).toBe(403);
    expect((await planner('POST', `/api/views/${late!.id}/removal`, { version: late!.version })).status).toBe(
      200,
    );
  });

  it('takes the holidays of a further year, and refuses days of another', async () => {
    const year = { source: '通知', off: [['2027-01-01', '2027-01-03']], worked: [] };
    expect((await planner('PUT', '/api/calendar/2027', year)).status).toBe(200);
    const { years } = (await planner<{ years: { year: number }[] }>('GET', '/api/calendar')).body;
    expect(years.map((one) => one.year)).toEqual([2024, 2025, 2026, 2027]);
    const odd = { ...year, worked: ['2028-01-02'] };
    expect((await planner('PUT', '/api/calendar/2027', odd)).body.code).toBe('invalid');
  });
});

it('refuses what does not exist', async () => {
  expect((await planner('GET', `/api/milestones/${randomUUID()}/slip?days=1`)).status).toBe(404);
});

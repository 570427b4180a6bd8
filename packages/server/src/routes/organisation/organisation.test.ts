import { itemBodies, items, roleGrants, updates } from '@luodi/store';
import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, type City, multipart, testCity } from '../../testing/city.ts';

let city: City;
let planner: Ask;

beforeAll(async () => {
  city = await testCity();
  planner = await city.as('planner');
  await city.transact(async (tx) => {
    await items.insert(tx, [
      {
        id: 'bridge',
        number: 1,
        list: null,
        title: '滨江大桥',
        kind: 'project',
        grade: 'major',
        criteria: [],
        leadPost: 'own-approver',
        official: 'on-track',
        evidence: 'none',
        schedule: 'unplanned',
        openness: 'open',
        document: null,
        proposal: null,
        periodStart: null,
        periodEnd: null,
        note: '',
        state: 'live',
        goal: '',
        originalGoal: '',
        leaderPost: null,
        stage: null,
        stageReason: '',
        template: null,
        budget: null,
        physical: null,
        tags: [],
        attached: [],
      },
    ]);
    await itemBodies.insert(tx, [
      { id: 'support', item: 'bridge', body: 'other', role: 'support', post: 'other-head' },
    ]);
    await updates.insert(tx, [
      {
        id: 'u',
        item: 'bridge',
        period: '2026-01',
        progress: 10,
        text: '',
        official: null,
        state: 'approved',
        post: 'own-reporter',
        filedBy: 'reporter',
        filedAt: '2026-01-28T00:00:00Z',
        judgedBy: null,
        judgedAt: null,
        returnReason: null,
      },
    ]);
  });
}, 120_000);
afterAll(() => city?.close());

const body = {
  name: '审计局',
  nameEn: 'Audit',
  shortName: '',
  kind: 'department',
  parent: null,
  area: null,
  duties: '',
  validFrom: null,
  validTo: null,
};

describe('keeping the organisation', () => {
  it('creates, changes and ends, each version seen by whoever changes it', async () => {
    const made = await planner('POST', '/api/organisation/bodies', body);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const url = `/api/organisation/bodies/${made.body.id}`;
    const ended = await planner('PATCH', url, { version: 1, validTo: '2026-12-31' });
    expect(ended.body).toMatchObject({ version: 2, validTo: '2026-12-31' });
    expect(await planner('PATCH', url, { version: 1, name: '别的' })).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: { current: { validTo: '2026-12-31' } } },
    });
    expect((await planner('PATCH', '/api/organisation/bodies/nobody', { version: 1 })).status).toBe(404);
  });

  it('refuses what would make it unsound, in words of the language asked for', async () => {
    const { body: made } = await planner('POST', '/api/organisation/bodies', body);
    const circle = await planner(
      'PATCH',
      `/api/organisation/bodies/${made.id}`,
      { version: 1, parent: made.id },
      { 'accept-language': 'en' },
    );
    expect(circle).toMatchObject({ status: 422, body: { code: 'register-invalid' } });
    expect(circle.body.title).toContain('part of itself');
    const second = {
      post: 'own-approver',
      person: 'planner',
      deputy: false,
      validFrom: '2026-01-01',
      validTo: null,
    };
    expect((await planner('POST', '/api/organisation/holdings', second)).status).toBe(422);
    expect((await planner('POST', '/api/organisation/holdings', { ...second, deputy: true })).status).toBe(
      200,
    );
    const area = {
      code: '420102',
      name: '西区',
      nameEn: '',
      kind: 'district',
      parent: 'city',
      overlaps: null,
    };
    expect(
      (await planner('POST', '/api/organisation/areas', { ...area, validFrom: null, validTo: null })).body
        .title,
    ).toContain('420102');
  });

  it('lets one of two at once fill a post', async () => {
    const { body: post } = await planner('POST', '/api/organisation/posts', {
      name: '处长',
      nameEn: '',
      body: 'other',
      validFrom: null,
      validTo: null,
    });
    const holding = (person: string) => ({
      post: post.id,
      person,
      deputy: false,
      validFrom: '2026-01-01',
      validTo: null,
    });
    const both = await Promise.all(
      ['leader', 'planner'].map((one) => planner('POST', '/api/organisation/holdings', holding(one))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('is seen by all staff and changed by planners and administrators only', async () => {
    const reporter = await city.as('reporter');
    expect((await reporter('GET', '/api/organisation/register')).status).toBe(200);
    expect((await reporter('POST', '/api/organisation/bodies', body)).status).toBe(403);
    expect((await (await city.as('administrator'))('POST', '/api/organisation/bodies', body)).status).toBe(
      200,
    );
  });
});

describe('the workbook', () => {
  it('comes back as it went out and changes nothing, as XLSX and as CSV', async () => {
    for (const [format, query] of [
      ['xlsx', ''],
      ['csv', '?noun=post'],
    ] as const) {
      const response = await city.app.inject({
        url: `/api/organisation/export/${format}${query}`,
        headers: { cookie: await cookieOf() },
      });
      const answer = await send(`a.${format}`, response.rawPayload, `?apply=true${query.replace('?', '&')}`);
      expect(answer.body, format).toMatchObject({ applied: true, findings: [] });
      expect(
        Object.values({ ...answer.body.create, ...answer.body.change }).every((count) => count === 0),
      ).toBe(true);
      expect(answer.body.same).toBeGreaterThan(2);
    }
  });

  it('is tried first, done when asked, and the second time changes nothing', async () => {
    const bytes = await workbook({
      人员: [['姓名'], ['周七']],
      岗位: [
        ['名称', '单位'],
        ['科长', '政务局'],
      ],
      任职: [
        ['岗位', '人员', '起始日'],
        ['政务局/科长', '周七', '2026/3/1'],
      ],
    });
    const tried = await send('a.xlsx', bytes);
    expect(tried.body).toMatchObject({
      applied: false,
      create: { person: 1, post: 1, holding: 1 },
      findings: [],
    });
    const count = async () => (await planner('GET', '/api/organisation/register')).body.persons.length;
    const before = await count();
    expect((await send('a.xlsx', bytes, '?apply=true')).body.applied).toBe(true);
    expect(await count()).toBe(before + 1);
    expect((await send('a.xlsx', bytes, '?apply=true')).body).toMatchObject({
      create: { person: 0, post: 0, holding: 0 },
      same: 3,
    });
  });

  it('does nothing of a file with one row in error, and names the row', async () => {
    const bytes = await workbook({ 人员: [['姓名'], ['吴八'], ['吴八']] });
    const { body: answer } = await send('a.xlsx', bytes, '?apply=true');
    expect(answer).toMatchObject({
      applied: false,
      findings: [{ code: 'row-repeated', sheet: '人员', row: 3 }],
    });
    const { body: after } = await planner('GET', '/api/organisation/register');
    expect(after.persons.some((one: { name: string }) => one.name === '吴八')).toBe(false);
  });

  it('refuses what is no table', async () => {
    expect(
      (await send('a.xlsx', Buffer.from('PK\u0003\u0004 not a zip, though it begins as one'))).body.code,
    ).toBe('file-broken');
    expect((await send('a.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).body.code).toBe('file-unsupported');
  });
});

describe('a merger', () => {
  it('leaves what was where it was, and both views can be asked for', async () => {
    const { body: before } = await planner('GET', '/api/organisation/register');
    const version = (id: string) => before.bodies.find((one: { id: string }) => one.id === id).version;
    const merger = {
      noun: 'body',
      kind: 'merge',
      on: '2026-06-01',
      from: [
        { id: 'own', version: version('own') },
        { id: 'other', version: version('other') },
      ],
      to: [{ name: '数据和政务服务局', shortName: '数据局' }],
      reason: '机构改革',
    };
    const stale = { ...merger, from: [{ id: 'own', version: 99 }, merger.from[1]] };
    expect((await planner('POST', '/api/organisation/reorganisations', stale)).status).toBe(409);
    const done = await planner('POST', '/api/organisation/reorganisations', merger);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body).toMatchObject({ ended: ['own', 'other'], items: 1 });
    const [bureau] = done.body.made as [string];

    const then = await planner('GET', '/api/organisation?on=2026-05-31');
    const names = (answer: typeof then) => answer.body.bodies.map((one: { id: string }) => one.id);
    expect(names(then)).toEqual(expect.arrayContaining(['own', 'other']));
    expect(names(then)).not.toContain(bureau);
    const now = await planner('GET', '/api/organisation?on=2026-05-31&view=now');
    expect(names(now)).not.toContain('own');
    expect(now.body.bodies.find((one: { id: string }) => one.id === bureau).before.sort()).toEqual([
      'other',
      'own',
    ]);
    expect(names(await planner('GET', '/api/organisation'))).toContain(bureau);

    const heritage = (id: string, view: string) =>
      planner('GET', `/api/organisation/body/${id}/heritage?view=${view}`).then((answer) => answer.body);
    expect(await heritage('own', 'was')).toMatchObject({ filed: 1, items: [{ id: 'bridge', still: false }] });
    expect(await heritage(bureau, 'was')).toMatchObject({ filed: 0, items: [{ id: 'bridge', still: true }] });
    expect(await heritage(bureau, 'now')).toMatchObject({
      filed: 1,
      reorganisations: [{ kind: 'merge', on: '2026-06-01', reason: '机构改革' }],
    });
    await city.transact(async (tx) => {
      expect((await updates.get(tx, 'u')).post).toBe('own-reporter');
      expect(await itemBodies.list(tx, { item: 'bridge' })).toMatchObject([
        { body: bureau, role: 'support' },
      ]);
      const grants = await roleGrants.list(tx, { person: 'reporter' }, {}, 'validFrom');
      expect(grants.map((grant) => [grant.body, grant.validTo])).toEqual([
        [bureau, null],
        ['own', '2026-06-01'],
      ]);
    });
    // The reporter still files for what the old body had, now in the new one's name.
    const reporter = await city.as('reporter');
    expect((await reporter('GET', '/api/me')).body.posts).toMatchObject([{ body: bureau }]);
    expect((await planner('GET', `/api/organisation/body/nobody/heritage`)).status).toBe(404);
  });
});

async function cookieOf(): Promise<string> {
  const answer = await city.stranger('POST', '/api/guise', { role: 'planner' });
  return [answer.headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ');
}

function send(name: string, bytes: Uint8Array, query = '') {
  const [payload, headers] = multipart(name, bytes);
  return planner('POST', `/api/organisation/import${query}`, payload, headers);
}

async function workbook(sheets: Record<string, string[][]>): Promise<Uint8Array> {
  const book = new excel.Workbook();
  for (const [name, rows] of Object.entries(sheets))
    for (const row of rows) {
      const sheet = book.getWorksheet(name) ?? book.addWorksheet(name);
      sheet.addRow(row);
    }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

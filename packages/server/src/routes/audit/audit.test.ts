import { areas, verifyLines } from '@luodi/store';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, type City, testCity } from '../../testing/city.ts';

let city: City;
let auditor: Ask;
beforeAll(async () => {
  city = await testCity();
  auditor = await city.as('auditor');
  const act = (actor: string, at: string, name: string) =>
    city.test.transact({ jurisdiction: 'city', actor, at }, async (tx) => {
      const area = await areas.get(tx, 'east');
      await areas.change(tx, { id: area.id, version: area.version, name });
    });
  await act('planner', '2026-11-21T01:00:00Z', '东区一');
  await act('leader', '2026-11-22T01:00:00Z', '东区二');
}, 240_000);
afterAll(() => city?.close());

const seen = async (query: string) => (await auditor('GET', `/api/audit?${query}`)).body;

describe('the audit chain', () => {
  it('is filtered by time, person, act, thing and id, and counted', async () => {
    expect((await seen('actor=planner')).events).toMatchObject([
      { actor: 'planner', actorName: 'planner某', verb: 'change', noun: 'area', nounId: 'east' },
    ]);
    expect((await seen('from=2026-11-21T00:00:00Z&until=2026-11-22T00:00:00Z')).total).toBe(1);
    expect(
      (await seen('noun=area&nounId=east&verb=change')).events.map((one: { actor: string }) => one.actor),
    ).toEqual(['leader', 'planner']);
    expect((await seen('verb=nothing')).events).toEqual([]);
    expect((await auditor('GET', '/api/audit?from=yesterday')).status).toBe(400);
  });

  it('is paged through without losing or doubling an event', async () => {
    const { total } = await seen('limit=1');
    const numbers: number[] = [];
    for (let before = ''; ; before = `&before=${numbers.at(-1)}`) {
      const { events } = await seen(`limit=7${before}`);
      if (events.length === 0) break;
      numbers.push(...events.map((one: { seq: number }) => one.seq));
    }
    expect(numbers).toEqual(Array.from({ length: total }, (_, at) => total - at));
  });

  it('names what it can be filtered by', async () => {
    const { body } = await auditor('GET', '/api/audit/kinds');
    expect(body.actors).toContainEqual({ id: 'planner', name: 'planner某' });
    expect(body.nouns).toContain('area');
    expect(body.verbs).toContain('change');
  });

  it('is exported as JSON Lines that are proved without the database, and one changed letter shows', async () => {
    const { body, headers } = await auditor('GET', '/api/audit/export/jsonl');
    expect(headers['content-disposition']).toContain('.jsonl');
    const lines = String(body).trimEnd().split('\n');
    expect(verifyLines(lines)).toEqual({ events: lines.length, links: lines.length, gaps: 0, broken: null });
    const changed = lines.with(4, lines[4]!.replace('"verb":"', '"verb":"x'));
    expect(verifyLines(changed).broken).toEqual({ line: 5, reason: 'hash-differs' });
    expect(verifyLines(lines.toSpliced(4, 1)).gaps).toBe(1);
    expect(verifyLines([...lines.slice(0, 2), ...lines.slice(0, 2)]).broken?.reason).toBe('order-differs');
    expect(verifyLines(['{"seq":']).broken?.reason).toBe('not-event');
  });

  it('of which a part was exported proves each event and counts what lies between', async () => {
    const { body } = await auditor('GET', '/api/audit/export/jsonl?noun=area');
    const lines = String(body).trimEnd().split('\n');
    expect(verifyLines(lines)).toMatchObject({ events: lines.length, broken: null });
    expect(verifyLines(lines).gaps).toBeGreaterThan(0);
  });

  it('is exported as CSV and as a workbook, in the language asked for', async () => {
    const csv = await auditor('GET', '/api/audit/export/csv?actor=planner');
    expect(String(csv.body)).toMatch(/^\uFEFF序号,时间（UTC）,谁,/);
    expect(String(csv.body)).toContain('planner某,planner,change,area,east');
    const english = await auditor('GET', '/api/audit/export/csv', undefined, { 'accept-language': 'en' });
    expect(String(english.body)).toMatch(/^\uFEFFNo\.,Time/);
    const response = await city.app.inject({
      url: '/api/audit/export/xlsx',
      headers: { cookie: await cookieOf(city.userOf('auditor')) },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(response.rawPayload as never);
    expect(book.worksheets[0]!.rowCount).toBeGreaterThan(5);
  });

  it('keeps in itself who took it away, and is taken away by auditors alone', async () => {
    expect((await seen('verb=export')).events[0]).toMatchObject({ actor: 'auditor', noun: 'audit' });
    const administrator = await city.as('administrator');
    expect((await administrator('GET', '/api/audit')).status).toBe(200);
    expect((await administrator('GET', '/api/audit/export/jsonl')).status).toBe(403);
    const planner = await city.as('planner');
    expect(await planner('GET', '/api/audit')).toMatchObject({
      status: 403,
      body: { title: expect.stringContaining('不能查看审计链。可以办的是：审计员、管理员') },
    });
  });
});

async function cookieOf(user: string): Promise<string> {
  const { openSession } = await import('../../plugins/sign-in.ts');
  const cookies = await openSession(city.auth, { headers: {}, ip: '127.0.0.1' } as never, user);
  return cookies.map((one) => one.split(';')[0]).join('; ');
}

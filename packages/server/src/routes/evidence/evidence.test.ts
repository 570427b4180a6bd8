import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, type Sample, sampleApp } from '../../testing/sample.ts';

let sample: Sample;
let item: string;
beforeAll(async () => {
  sample = await sampleApp('2026-11-20T08:00:00Z');
  const reporter = await sample.as('reporter');
  const { body } = await reporter.ask('GET', '/api/rounds/2026-11/sheet?body=housing');
  item = body.rows.find((row: Row) => row.evidence !== 'verified').item;
}, 240_000);
afterAll(() => sample?.close());

const pdf = Buffer.from('%PDF-1.7 竣工验收单');

describe('evidence', () => {
  it('of several kinds stands behind an item, whose status follows', async () => {
    const reporter = await sample.as('reporter');
    const url = `/api/items/${item}/evidence`;
    const link = { kind: 'link', title: '公示页', href: 'https://example.gov.cn/notice/1' };
    expect((await reporter.ask('POST', url, link)).body.status).toBe('evidenced');
    const number = { kind: 'number', title: '完成投资', value: 3.2, unit: '亿元' };
    expect((await reporter.ask('POST', url, number)).status).toBe(200);
    const { body } = await reporter.send(`${url}/files`, '验收单.pdf', pdf);
    expect(new Set(body.evidence.map((one: Row) => one.kind))).toEqual(new Set(['file', 'link', 'number']));
  });

  it('is taken by what its bytes are, and by no other address than the web’s', async () => {
    const reporter = await sample.as('reporter');
    const url = `/api/items/${item}/evidence`;
    const page = await reporter.send(`${url}/files`, '看似图片.png', Buffer.from('<html><script>1</script>'));
    expect(page).toMatchObject({ status: 415, body: { code: 'evidence-kind' } });
    expect((await reporter.send(`${url}/files`, 'a.pdf', Buffer.alloc(0))).body.code).toBe('file-empty');
    const script = { kind: 'link', title: 'x', href: 'javascript:alert(1)' };
    expect((await reporter.ask('POST', url, script)).status).toBe(400);
    const large = Buffer.concat([pdf, Buffer.alloc(21 * 1024 * 1024)]);
    expect((await reporter.send(`${url}/files`, 'a.pdf', large)).body.code).toBe('file-large');
  });

  it('is given out to be saved, never to be run', async () => {
    const planner = await sample.as('planner');
    const { body } = await planner.ask('GET', `/api/items/${item}/evidence`);
    const file = body.evidence.find((one: Row) => one.kind === 'file');
    const answer = await planner.ask('GET', `/api/evidence/${file.id}/file`);
    expect(answer.body).toEqual(pdf);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'content-disposition': expect.stringMatching(/^attachment/),
    });
  });

  it('is checked by a second party alone, and the status falls when it is taken back', async () => {
    const reporter = await sample.as('reporter');
    const supervisor = await sample.as('supervisor');
    const url = `/api/items/${item}/evidence`;
    const { body } = await reporter.ask('GET', url);
    const [one] = body.evidence;
    const verify = `/api/evidence/${one.id}/verification`;
    expect((await reporter.ask('POST', verify, { version: one.version })).status).toBe(403);
    expect((await supervisor.ask('POST', verify, { version: one.version })).body.status).toBe('verified');
    const back = await reporter.ask('DELETE', `/api/evidence/${one.id}?version=${one.version + 1}`);
    expect(back.body.status).toBe('evidenced');
  });
});

describe('the ask-once register', () => {
  const wanted = (name: string) => ({
    name,
    owner: 'housing-reporter',
    asker: 'finance',
    frequency: 'month',
    fields: 4,
    people: 2,
    reason: '月度调度',
  });

  it('asks for a datum once, whatever its marks, and again when it is asked no longer', async () => {
    const planner = await sample.as('planner');
    const { body } = await planner.ask('POST', '/api/requests', wanted('保障房 开工套数（套）'));
    const twice = await planner.ask('POST', '/api/requests', wanted('保障房开工套数(套)'));
    expect(twice).toMatchObject({ status: 409, body: { code: 'asked-already' } });
    const { body: list } = await planner.ask('GET', '/api/requests');
    expect(list.burden.find((one: Row) => one.body === 'housing').requests).toBe(4 * 2 * 12);
    await planner.ask('POST', `/api/requests/${body.id}/withdrawal`, { version: 1 });
    expect((await planner.ask('POST', '/api/requests', wanted('保障房开工套数(套)'))).status).toBe(200);
  });

  it('does not ask for what is held, and shows it', async () => {
    const planner = await sample.as('planner');
    const { body } = await planner.ask('GET', '/api/indicators');
    const { body: all } = await planner.ask('GET', `/api/requests/held?name=x`);
    expect(all).toEqual({ asked: null, held: null });
    const known = [];
    for (const one of body.indicators as Row[]) {
      const url = `/api/requests/held?name=${encodeURIComponent(one.name)}`;
      const { body: found } = await planner.ask('GET', url);
      if (found.held) known.push([one.name, found.held]);
      if (known.length > 0) break;
    }
    const [name, held] = known[0] as [string, Row];
    expect(held.value).not.toBeUndefined();
    expect((await planner.ask('POST', '/api/requests', wanted(name))).body.code).toBe('held-already');
  });

  it('is read by everybody and written by few', async () => {
    const reporter = await sample.as('reporter');
    expect((await reporter.ask('GET', '/api/requests')).status).toBe(200);
    expect((await reporter.ask('POST', '/api/requests', wanted('y'))).status).toBe(403);
  });
});

describe('the radar', () => {
  it('finds the posts that nobody holds and the updates that only repeat, and reminds', async () => {
    const supervisor = await sample.as('supervisor');
    const { body } = await supervisor.ask('GET', '/api/radar');
    const codes = new Set(body.alarms.map((one: Row) => one.code));
    expect(body.expected).toBe('2026-10');
    for (const code of ['post-empty', 'repeated', 'stale']) expect(codes, code).toContain(code);
    const empty = body.alarms.find((one: Row) => one.code === 'post-empty');
    expect(empty.holders).toEqual([]);
    const stale = body.alarms.find((one: Row) => one.code === 'stale');
    const { body: said } = await supervisor.ask('POST', '/api/radar/reminders', { items: [stale.item] });
    expect(said.told).toBeGreaterThan(0);
  });

  it('shows an approver the own body alone, and a reporter nothing', async () => {
    const approver = await sample.as('approver');
    const { body } = await approver.ask('GET', '/api/radar');
    expect(new Set(body.alarms.map((one: Row) => one.body)).size).toBeLessThanOrEqual(1);
    const reporter = await sample.as('reporter');
    expect((await reporter.ask('GET', '/api/radar')).status).toBe(403);
  });
});

import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, type Sample, sampleApp } from '../../testing/sample.ts';

let sample: Sample;
const url = '/api/items/item-150';
beforeAll(async () => {
  sample = await sampleApp('2026-11-20T08:00:00Z');
}, 240_000);
afterAll(() => sample?.close());

const pdf = Buffer.from('%PDF-1.7 初步设计批复');

describe('documents of an item', () => {
  it('are links and files, given out to be saved, never to be run', async () => {
    const planner = await sample.as('planner');
    const link = { title: '招标公告', href: 'https://example.gov.cn/tender/1' };
    expect((await planner.ask('POST', `${url}/documents`, link)).body.documents).toMatchObject([link]);
    const script = { title: 'x', href: 'javascript:alert(1)' };
    expect((await planner.ask('POST', `${url}/documents`, script)).status).toBe(400);
    const { body } = await planner.send(`${url}/documents/files`, '批复.pdf', pdf);
    const file = body.documents.find((one: Row) => one.href === null);
    expect(file).toMatchObject({ title: '批复.pdf', size: pdf.length, addedBy: '沈知夏' });
    const answer = await planner.ask('GET', `${url}/documents/${file.id}`);
    expect(answer.body).toEqual(pdf);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment/),
    });
    const page = await planner.send(`${url}/documents/files`, '看似.pdf', Buffer.from('<html><script>1'));
    expect(page).toMatchObject({ status: 415, body: { code: 'evidence-kind' } });
    const reporter = await sample.as('reporter');
    const { items } = (await reporter.ask('GET', '/api/items?owner=with&limit=50')).body;
    const other = items.find((one: Row) => one.lead.body !== 'housing');
    expect((await reporter.ask('POST', `/api/items/${other.id}/documents`, link)).status).toBe(403);
  });

  it('are removed with their past kept', async () => {
    const planner = await sample.as('planner');
    const { body } = await planner.ask('GET', url);
    for (const one of body.documents)
      expect((await planner.ask('DELETE', `${url}/documents/${one.id}`)).status).toBe(200);
    expect((await planner.ask('GET', url)).body.documents).toEqual([]);
    expect((await planner.ask('DELETE', `${url}/documents/at-0`)).status).toBe(404);
    const { events } = (await planner.ask('GET', `${url}/timeline`)).body;
    expect(events.slice(0, 4).map((one: Row) => one.verb)).toEqual(['detach', 'detach', 'attach', 'attach']);
    expect(events[0]).toMatchObject({ noun: 'item', changes: ['attached'], by: '沈知夏' });
    const nouns = new Set(events.map((one: Row) => one.noun));
    for (const noun of ['milestone', 'update', 'itemClause']) expect(nouns, noun).toContain(noun);
  });
});

import { items, milestones, NEW_ITEM, NEW_MILESTONE, rounds } from '@luodi/store';
import ical from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, type City, NOW, testCity } from '../../testing/city.ts';

let city: City;
let reporter: Ask;

beforeAll(async () => {
  city = await testCity();
  reporter = await city.as('reporter');
  await city.transact(async (tx) => {
    const item = (id: string, number: number, leadPost: string) => ({
      ...NEW_ITEM,
      id,
      number,
      title: `滨江大桥 ${number}`,
      kind: 'project' as const,
      grade: 'major' as const,
      leadPost,
    });
    await items.insert(tx, [item('own', 1, 'own-approver'), item('other', 2, 'other-head')]);
    const step = (id: string, of: string, due: string, doneOn: string | null = null) => ({
      ...NEW_MILESTONE,
      id,
      item: of,
      title: '合龙',
      due,
      doneOn,
    });
    await milestones.insert(tx, [
      step('one', 'own', '2026-12-31'),
      step('done', 'own', '2026-10-01', '2026-09-30'),
      step('foreign', 'other', '2027-01-31'),
    ]);
    await rounds.insert(tx, [
      {
        id: 'round',
        period: '2026-10',
        due: '2026-11-25',
        state: 'open',
        openedBy: 'planner',
        openedAt: NOW.toISOString(),
      },
    ]);
  });
}, 240_000);
afterAll(() => city?.close());

const pathOf = (address: string) => new URL(address).pathname;
async function read(address: string, lang = '') {
  const answer = await city.stranger('GET', pathOf(address) + lang);
  const events = (Object.values(ical.sync.parseICS(String(answer.body))) as ical.VEvent[]).filter(
    (one) => one?.type === 'VEVENT',
  );
  return { ...answer, events: events.map(({ uid, summary }) => `${uid} ${String(summary)}`).sort() };
}
const mine = async (ask: Ask) => (await ask('GET', '/api/me/calendars')).body.calendars;
const make = async (ask: Ask, owner: string, subject: string) =>
  (await ask('POST', '/api/me/calendars', { owner, subject })).body.feed;

describe('a calendar', () => {
  it('has no address until somebody asks for one', async () => {
    expect(await mine(reporter)).toEqual([
      { owner: 'person', subject: 'reporter', name: 'reporter某', feed: null },
      { owner: 'body', subject: 'own', name: '数据局', feed: null },
    ]);
  });

  it('shows, without signing in, what a person owes: milestones that are not reached and what a round asks', async () => {
    const { address } = await make(reporter, 'person', 'reporter');
    const found = await read(address);
    expect(found).toMatchObject({ status: 200, headers: { 'content-type': 'text/calendar; charset=utf-8' } });
    expect(found.events).toEqual([
      'milestone-one@city.luodi 合龙 · 滨江大桥 1',
      'round-2026-10-reporter@city.luodi 填报 2026-10 进展：还差 1 项',
    ]);
    expect((await read(address, '?lang=en')).events[1]).toContain(
      'Report progress of 2026-10: 1 still missing',
    );
  });

  it('of a body is seen and renewed by whoever holds a post there', async () => {
    const { address } = await make(reporter, 'body', 'own');
    const approver = await city.as('approver');
    expect((await mine(approver))[1].feed.address).toBe(address);
    expect((await read(address)).events).toContain('milestone-one@city.luodi 合龙 · 滨江大桥 1');
    const foreign = await reporter('POST', '/api/me/calendars', { owner: 'body', subject: 'other' });
    expect(foreign.status).toBe(404);
  });

  it('whose address was renewed is not read by the old one, nor by one made up', async () => {
    const old = await make(reporter, 'person', 'reporter');
    const next = await make(reporter, 'person', 'reporter');
    expect(next.address).not.toBe(old.address);
    expect((await read(old.address)).status).toBe(404);
    expect((await read(next.address)).status).toBe(200);
    const wrong = next.address.replace(/.(?=\/luodi)/, (letter: string) => (letter === 'A' ? 'B' : 'A'));
    expect((await read(wrong)).status).toBe(404);
    expect((await read(next.address.replace(next.id, 'another'))).status).toBe(404);
  });

  it('is dead when the person may not sign in any more, and lives again when they may', async () => {
    const { address } = await make(reporter, 'person', 'reporter');
    const administrator = await city.as('administrator');
    const url = `/api/accounts/${city.userOf('reporter')}`;
    await administrator('PATCH', url, { disabled: true });
    expect((await read(address)).status).toBe(404);
    await administrator('PATCH', url, { disabled: false });
    expect((await read(address)).status).toBe(200);
    reporter = await city.as('reporter');
  });

  it('that was given up is dead for good', async () => {
    const { address, id } = await make(reporter, 'person', 'reporter');
    expect((await (await city.as('approver'))('DELETE', `/api/me/calendars/${id}`)).status).toBe(404);
    expect((await reporter('DELETE', `/api/me/calendars/${id}`)).status).toBe(200);
    expect((await read(address)).status).toBe(404);
    const again = await make(reporter, 'person', 'reporter');
    expect(again.address).not.toBe(address);
  });
});

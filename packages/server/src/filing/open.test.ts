import { items, NEW_ITEM, notices, rounds } from '@luodi/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type City, testCity } from '../testing/city.ts';
import { openMonthly } from './open.ts';

let city: City;
beforeAll(async () => {
  city = await testCity();
  await city.transact((tx) =>
    items.insert(tx, [
      {
        ...NEW_ITEM,
        id: 'own',
        number: 1,
        title: '大桥',
        kind: 'project',
        grade: 'major',
        leadPost: 'own-approver',
      },
    ]),
  );
}, 240_000);
afterAll(() => city?.close());

const onDay = (at: string) =>
  city.test.transact({ jurisdiction: 'city', actor: 'system', at }, (tx) => openMonthly(tx));
const known = () => city.transact((tx) => rounds.list(tx));

describe('the round of a month', () => {
  it('opens by itself only where a planner wants it so', async () => {
    expect(await onDay('2026-12-01T00:00:00Z')).toBeNull();
    const planner = await city.as('planner');
    expect((await planner('GET', '/api/round-habit')).body).toEqual({ monthly: false });
    expect((await planner('PUT', '/api/round-habit', { monthly: true })).body).toEqual({ monthly: true });
    const reporter = await city.as('reporter');
    expect((await reporter('PUT', '/api/round-habit', { monthly: false })).status).toBe(403);
  });

  it('opens once, by the month of Beijing, also some days late, and tells those who owe something', async () => {
    expect(await onDay('2026-11-30T15:59:00Z')).toBe('2026-10');
    expect(await onDay('2026-11-30T16:10:00Z')).toBe('2026-11');
    expect(await onDay('2026-12-03T16:10:00Z')).toBeNull();
    const [october, november] = (await known()).sort((a, b) => a.period.localeCompare(b.period));
    expect(october).toMatchObject({ period: '2026-10', state: 'open', openedBy: 'system' });
    expect(november).toMatchObject({ period: '2026-11', due: '2026-12-05' });
    const told = await city.transact((tx) => notices.list(tx, { code: 'round-opened' }));
    expect(told.map(({ person }) => person).sort()).toEqual(['approver', 'approver', 'reporter', 'reporter']);
  });

  it('is opened by hand once', async () => {
    const planner = await city.as('planner');
    expect((await planner('POST', '/api/rounds', { period: '2026-09' })).status).toBe(200);
    expect((await planner('POST', '/api/rounds', { period: '2026-09' })).body.code).toBe('duplicate');
  });
});
